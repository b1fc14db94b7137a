# Two commands are enough on a fresh Debian machine with Swift 6: `make demo` and `make test`.
# Every target installs what it needs, only when it is missing, and says what.

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
DEMO_REPORT ?= corpus/word-errors.pdf
DEMO_OUT := demo-output
SWIFT_FLAGS ?=
BUILD_PACKAGES := pkg-config libpoppler-glib-dev libqpdf-dev nettle-dev libpango1.0-dev libxlsxwriter-dev \
  libglpk-dev fonts-noto-cjk
BENCH_PACKAGES := python3 python3-venv poppler-utils qpdf
BENCH_FLAGS ?=
TEST_PACKAGES := poppler-utils qpdf python3-jsonschema

SUBCOMMANDS := tables extract audit render regenerate inspect rules schema

.PHONY: all setup test-setup build release demo test lint install uninstall man completions corpus bench docs clean

all: build

setup:
	@bash Scripts/need.sh $(BUILD_PACKAGES)

test-setup: setup
	@bash Scripts/need.sh $(TEST_PACKAGES)

build: setup
	swift build $(SWIFT_FLAGS)

# With Swift's own libraries inside and most C libraries loaded when they are first wanted: the command starts faster
# and runs where no Swift is installed.
release: setup
	@bash Scripts/need.sh patchelf binutils
	swift build -c release --static-swift-stdlib --product juesuan $(SWIFT_FLAGS)
	@bash Scripts/late.sh "$$(swift build -c release --show-bin-path $(SWIFT_FLAGS))/juesuan"

# The main job on a report of the corpus: extract, audit, correct, render.
demo: setup
	swift build --product juesuan $(SWIFT_FLAGS)
	@mkdir -p $(DEMO_OUT)
	@echo "== $(DEMO_REPORT) → $(DEMO_OUT)/report.pdf"
	@"$$(swift build --show-bin-path $(SWIFT_FLAGS))/juesuan" regenerate $(DEMO_REPORT) -o $(DEMO_OUT)/report.pdf
	@ls -l $(DEMO_OUT)/report.pdf
	@echo "The corrected report is in $(CURDIR)/$(DEMO_OUT)/report.pdf"

test: test-setup lint
	swift build --build-tests $(SWIFT_FLAGS)
	bash Scripts/house.sh
	swift test --skip-build --disable-xctest $(SWIFT_FLAGS)

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

install: release man completions
	install -Dm755 .build/release/juesuan "$(DESTDIR)$(PREFIX)/bin/juesuan"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m644 .build/man/juesuan*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"
	install -Dm644 .build/completions/juesuan.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/juesuan"
	install -Dm644 .build/completions/_juesuan "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_juesuan"
	install -Dm644 .build/completions/juesuan.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/juesuan.fish"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/juesuan" "$(DESTDIR)$(PREFIX)"/share/man/man1/juesuan*.1 \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/juesuan" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_juesuan" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/juesuan.fish"

# A page for the command and one for each of its subcommands, from what --help says.
man: release
	@bash Scripts/need.sh help2man
	@mkdir -p .build/man
	@for command in "" $(SUBCOMMANDS); do \
	  PATH="$(CURDIR)/.build/release:$$PATH" LC_ALL=C.UTF-8 help2man --locale=C.UTF-8 --no-info \
	    --name "$$(.build/release/juesuan $$command --help | sed -n '1s/^OVERVIEW: //p')" \
	    --output ".build/man/juesuan$${command:+-$$command}.1" "juesuan$${command:+ $$command}" || exit 1; \
	done

completions: release
	@mkdir -p .build/completions
	.build/release/juesuan --generate-completion-script bash > .build/completions/juesuan.bash
	.build/release/juesuan --generate-completion-script zsh > .build/completions/_juesuan
	.build/release/juesuan --generate-completion-script fish > .build/completions/juesuan.fish

# Makes the reports of corpus/ again; needs LibreOffice, which neither `demo` nor `test` does.
corpus:
	@bash Scripts/need.sh libreoffice-writer-nogui libreoffice-calc-nogui qpdf poppler-utils fonts-noto-cjk \
	  fonts-arphic-uming fonts-arphic-ukai
	python3 corpus/generator/make.py

# Accuracy, speed and memory in one table, against peers from PyPI and pdftotext in the same run;
# BENCH_FLAGS=--quick leaves the peers out.
bench: release
	@bash Scripts/need.sh $(BENCH_PACKAGES)
	@command -v java >/dev/null || bash Scripts/need.sh default-jre-headless
	python3 Benchmarks/bench.py --juesuan .build/release/juesuan $(BENCH_FLAGS)

# The documentation page of the rules, printed from the catalogue.
docs: build
	{ printf '# 审核规则\n\n由 `juesuan rules --format markdown` 生成；改动规则后运行 `make docs`。\n\n'; \
	  "$$(swift build --show-bin-path $(SWIFT_FLAGS))/juesuan" rules --format markdown; } > docs/rules.md

clean:
	rm -rf .build $(DEMO_OUT)
