#!/usr/bin/env bash
# The order of the house: who may import whom, and which file may know which C library.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0
complain() { echo "house: $*" >&2; status=1; }
imports() { grep -rnE "^[[:space:]]*(@[A-Za-z_]+ )?((public|package|internal|private) )?import $1\b" Sources --include='*.swift' | cut -d: -f1 | sort -u || true; }

# only MODULE FOLDER… : every importer of MODULE lies in one of the folders.
only() {
  local module=$1; shift
  local file folder ok
  for file in $(imports "$module"); do
    ok=0
    for folder in "$@"; do [[ "$file" == "$folder"/* ]] && ok=1; done
    ((ok)) || complain "$file imports $module; only $* may"
  done
}
only CPoppler Sources/Extract/Pages
only CQPDF Sources/Extract/Pages
only CCairo Sources/Render/Canvas
only CXlsxWriter Sources/Render/Workbook
only CNettle Sources/Extract/Pages
only CGLPK Sources/Audit/Repair/Solver
only JuesuanExtract Sources/juesuan Sources/Harvest
only JuesuanAudit Sources/juesuan Sources/Harvest
only JuesuanRender Sources/juesuan Sources/Harvest

while read -r lines file; do
  [[ "$file" == total || "$file" == Sources/Model/Classification/* ]] && continue
  ((lines <= 400)) || complain "$file has $lines lines; a file is read in one sitting (400)"
done < <(find Sources -name '*.swift' -print0 | xargs -0 wc -l)
for name in $(find Sources -name '*.swift' | grep -E '(Util|Helper|Misc|Manager)[^/]*\.swift$' || true); do
  complain "$name: the name says nothing about its one idea"
done
((status == 0)) && echo "house: in order"
exit "$status"
