#!/usr/bin/env bash
# late.sh BINARY : takes the libraries that LateLibrary loads on demand, and those that they bring along, off the list
# of what the system's loader brings in when the command starts. Calls into them are bound when they are first made, so
# with LD_BIND_NOW in the environment such a command does not start; one from `swift build -c release` alone does.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1
late=$(grep -oE 'lib[a-z0-9.-]+\.so\.[0-9]+' Sources/Model/LateLibrary.swift)
brought='libpango-1.0.so.0 libcairo.so.2 libharfbuzz.so.0 libgobject-2.0.so.0 libglib-2.0.so.0'

# forget BINARY NAME : takes a library out of the chain of those whose symbols' versions are checked at the start: the link
# before it, whose last field tells how far it is to the next one, is led to the one behind. Its calls are then bound to
# the library's default version. Fails for the first link and the last one, which cannot be taken out that way.
forget() {
  local start before='' ours='' behind='' place known
  read -r start < <(links "$1" "$2") || return 0
  while read -r place known; do
    if [ -n "$ours" ]; then behind=$place && break; fi
    if [ "$known" = 1 ]; then ours=$place; else before=$place; fi
  done < <(links "$1" "$2" | tail -n +2)
  [ -n "$ours" ] || return 0
  [ -n "$before" ] && [ -n "$behind" ] || return 1
  local step=$((behind - before))
  printf "$(printf '\\x%02x' $((step & 255)) $((step >> 8 & 255)) $((step >> 16 & 255)) 0)" |
    dd of="$1" bs=1 seek=$((start + before + 12)) conv=notrunc status=none
}

# Where that chain begins in the file, then where each link lies in it, with 1 for the library of that name.
links() {
  readelf -VW "$1" 2>/dev/null | awk -v name="$2" '
    /version_r/ { inside = 1 }
    inside && /Offset: / { match($0, /Offset: 0x[0-9a-f]+/); print substr($0, RSTART + 8, RLENGTH - 8) }
    inside && / File: / { sub(":", "", $1); print ($1 ~ /^0x/ ? $1 : "0x" $1), $5 == name }'
}

if readelf -d "$binary" | grep -qE 'BIND_NOW|Flags:.*NOW'; then
  echo "late: $binary binds every call when it starts, so all its libraries stay on the list"
  exit 0
fi
trap 'rm -f "$binary.late"' EXIT
cp "$binary" "$binary.late"
for name in $late $brought; do
  forget "$binary.late" "$name" && patchelf --remove-needed "$name" "$binary.late" ||
    echo "late: $name stays on the list"
done
"$binary.late" --version >/dev/null
mv "$binary.late" "$binary"
echo "late: $(readelf -d "$binary" | grep -c NEEDED) libraries are loaded when $binary starts"
