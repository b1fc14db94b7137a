#!/usr/bin/env bash
# late.sh BINARY : takes the libraries that LateLibrary loads on demand, and those that they bring along, off the list
# of what the system's loader brings in when the command starts. Calls into them are bound when they are first made, so
# with LD_BIND_NOW in the environment such a command does not start; one from `swift build -c release` alone does.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1
late=$(grep -oE 'lib[a-z0-9.-]+\.so\.[0-9]+' Sources/Model/LateLibrary.swift)
brought='libpango-1.0.so.0 libcairo.so.2 libharfbuzz.so.0 libgobject-2.0.so.0 libglib-2.0.so.0'

if readelf -d "$binary" | grep -qE 'BIND_NOW|Flags:.*NOW'; then
  echo "late: $binary binds every call when it starts, so all its libraries stay on the list"
  exit 0
fi
trap 'rm -f "$binary.late"' EXIT
cp "$binary" "$binary.late"
for name in $late $brought; do patchelf --remove-needed "$name" "$binary.late"; done
"$binary.late" --version >/dev/null
mv "$binary.late" "$binary"
echo "late: $(readelf -d "$binary" | grep -c NEEDED) libraries are loaded when $binary starts"
