#!/usr/bin/env bash
# The independent programs that judge our files: installs what is missing where it may, else says what is missing.
# `tools/judges.sh bench` adds the peers of the benchmarks.
set -u
declare -A package=([pdftotext]=poppler-utils [qpdf]=qpdf [gs]=ghostscript [javac]=default-jdk-headless)
[ "${1:-}" = bench ] && package[lualatex]="texlive-luatex texlive-latex-extra texlive-fonts-recommended"
wanted=()
for program in "${!package[@]}"; do
  command -v "$program" >/dev/null 2>&1 || wanted+=(${package[$program]})
done
[ ${#wanted[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ]; then sudo=(); else sudo=(sudo -n); fi
if command -v apt-get >/dev/null 2>&1 && "${sudo[@]}" true 2>/dev/null; then
  echo "Installing the judges: ${wanted[*]}"
  "${sudo[@]}" apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "${wanted[@]}" >/dev/null && exit 0
fi
echo "Missing judges: ${wanted[*]} (Debian package names). Install them; until then the tests that need them are skipped, saying so."
[ "${CI:-}" = true ] && { echo "In CI no judge may be skipped."; exit 1; }
exit 0
