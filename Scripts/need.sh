#!/usr/bin/env bash
# need.sh PACKAGE… : installs the Debian packages that are missing, as root or through sudo, and says which.
set -euo pipefail
command -v swift >/dev/null || { echo "juesuan needs Swift 6 (https://www.swift.org/install): no 'swift' on PATH." >&2; exit 1; }
command -v dpkg-query >/dev/null || { echo "This set-up speaks to Debian's package manager; install by hand: $*" >&2; exit 0; }
missing=()
for package in "$@"; do
  [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0
if [[ "$(id -u)" == 0 ]]; then run=(env); elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run=(sudo env); else
  echo "These Debian packages are missing and neither root nor sudo is at hand: ${missing[*]}" >&2
  echo "Ask an administrator to run: apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installing Debian packages: ${missing[*]}"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
if ! { "${run[@]}" apt-get update -qq && "${run[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "apt-get could not install: ${missing[*]}" >&2
  exit 1
fi
