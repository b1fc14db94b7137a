#!/usr/bin/env python3
"""Accuracy, speed and memory of `juesuan` in one table, beside pdfplumber, PyMuPDF, camelot and tabula, and beside `pdftotext -tsv`.

    bench.py --juesuan .build/release/juesuan            everything (about ten minutes the first time, less when the peers' answers are kept)
    bench.py --juesuan … --quick                         our command alone (one to two minutes)
    bench.py --juesuan … --only layouts,icdar            some parts: layouts, icdar, real, corpus, speed, audit, scaling
    bench.py --juesuan … --explain 24_wrap               what differs first, cell by cell, in that document

Debian packages: python3 python3-venv poppler-utils qpdf default-jre-headless
The peers come from PyPI into an environment of their own under ${XDG_CACHE_HOME:-~/.cache}/juesuan-bench (`--cache` for another place,
`--fresh` to make it anew). The bench sets live in ../shared beside the project; what is absent is said and left out.
"""

import argparse
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import auditing
import corpustruth
import icdar
import layouts
import realtruth
import report
import scaling
import selftest
import timing
import tools

ROOT = Path(__file__).resolve().parent.parent
PARTS = ["layouts", "icdar", "real", "corpus", "speed", "audit", "scaling"]
FLAT_FILE_PAGES = 20  # the time target is for files of this many pages and more


def say(text):
    print(text, file=sys.stderr, flush=True)


def accuracy(part, module, folder, programs, jobs):
    """Scores every program on every document of one set. → {program: (summary, {document: score})}"""
    documents = module.documents(folder)
    out = {}
    for program in programs:
        started = time.monotonic()
        with ThreadPoolExecutor(jobs) as pool:
            answers = list(pool.map(lambda d: program.answer(d[1]), documents))
        scores = {}
        for (name, _, truth), answer in zip(documents, answers):
            scores[name] = module.score(truth, answer)
            if answer.get("error"):
                scores[name]["notes"].insert(0, f"failed: {answer['error']}")
        out[program.name] = (module.summary(list(scores.values())), scores)
        say(f"{part}: {program.name} in {time.monotonic() - started:.0f} s")
    return out


def timed_files(shared):
    """→ (files for our stages, files for the comparison with the peers)"""
    ours = [f for f in sorted((ROOT / "corpus").glob("*.pdf"))]
    ours += [shared / "bench/layouts/pdf/20_split.pdf"] + sorted((shared / "real").glob("*.pdf"))
    ours = [f for f in ours if f.exists() and timing.pages_of(f) >= FLAT_FILE_PAGES]
    compared = [f for f in ours if f.stem in ("word-hubei", "20_split")]
    return ours, compared or ours[:2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--juesuan", type=Path, default=ROOT / ".build/release/juesuan", help="our command, a release build")
    parser.add_argument("--quick", action="store_true", help="no peers, fewer runs")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, joined by commas")
    parser.add_argument("--peers", default="", help="only these peers, joined by commas")
    parser.add_argument("--everywhere", action="store_true", help="peers on the sets real and corpus too (ten minutes more)")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of our command and of pdftotext")
    parser.add_argument("--jobs", type=int, default=2, help="documents at once while nothing is timed")
    parser.add_argument("--explain", metavar="DOC", help="print the first differences in documents whose name contains DOC")
    parser.add_argument("--selftest", action="store_true", help="score the truth itself, whole and damaged")
    parser.add_argument("--failures", action="store_true", help="print the first differences in all documents")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the bench sets are")
    parser.add_argument("--cache", type=Path, default=tools.cache_folder())
    parser.add_argument("--fresh", action="store_true", help="make the peers' environment and answers anew")
    parser.add_argument("--json", type=Path, default=ROOT / ".build/bench.json", help="where the figures go")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := set(parts) - set(PARTS):
        parser.error(f"unknown parts: {', '.join(sorted(unknown))}")
    if options.selftest:
        wrong = selftest.run(options.shared)
        print("\n".join(wrong) or "the truth gets full marks, a wrong digit costs some")
        sys.exit(1 if wrong else 0)
    if not options.juesuan.exists():
        parser.error(f"{options.juesuan} is not there; build it with: swift build -c release --product juesuan")
    runs = min(3, options.runs) if options.quick else options.runs

    ours = tools.Ours(options.juesuan.resolve())
    programs = [ours]
    if not options.quick and not options.explain:
        programs += tools.install(options.cache, say, options.fresh)
        if options.peers:
            programs = [p for p in programs if p is ours or p.name in options.peers.split(",")]

    sets = {
        "layouts": (layouts, options.shared / "bench/layouts"), "icdar": (icdar, options.shared / "bench/icdar2013-eu"),
        "real": (realtruth, options.shared / "real"), "corpus": (corpustruth, ROOT / "corpus"),
    }
    result = {"programs": {p.name: p.version for p in programs}, "accuracy": {}, "tidy": {}}
    for part, (module, folder) in sets.items():
        if part not in parts:
            continue
        if not folder.exists():
            say(f"{part} skipped: {folder} is absent")
            continue
        alone = part in ("real", "corpus") and not options.everywhere and options.shared.exists()
        result["accuracy"][part] = accuracy(part, module, folder, programs[:1] if alone else programs, options.jobs)
        if part in ("real", "corpus"):
            result["tidy"][part] = corpustruth.tidy(ours, folder)
    if options.explain or options.failures:
        print(report.explanations(result, options.explain or ""))
        if options.explain:
            return
    stages, compared = timed_files(options.shared)
    if "speed" in parts:
        result["stages"] = {}
        for f in stages:
            result["stages"][f.stem] = (timing.pages_of(f), timing.our_stages(str(ours.path), f, runs))
            say(f"timed {f.stem}")
        result["peers"] = [(timing.pages_of(f), timing.peers_beside(programs, f, 1 if len(programs) > 1 else runs)) for f in compared]
    if "audit" in parts:
        result["audit"] = auditing.run(str(ours.path), stages, runs)
        say("audit done")
    if "scaling" in parts:
        result["scaling"] = scaling.run(str(ours.path), compared[0], runs, [10, 100] if options.quick else scaling.SIZES)
        say("scaling done")
    print(report.text(result))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1, default=vars) + "\n")
    say(f"figures in {options.json}")


if __name__ == "__main__":
    main()
