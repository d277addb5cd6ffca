#!/usr/bin/env bash
# The independent programs that judge our files: installs what is missing where it may, else says what is missing.
# `tools/judges.sh bench` adds the peers of the benchmarks.
set -u
cd "$(dirname "$0")/.." || exit 1
declare -A package=([pdftotext]=poppler-utils [qpdf]=qpdf [gs]=ghostscript [javac]=default-jdk-headless)
package+=([chromium]=chromium [node]=nodejs [npm]=npm)
package+=([nginx]=nginx-light [apache2]=apache2-bin [caddy]=caddy [pg_ctl]=postgresql)
for folder in /usr/sbin /usr/lib/postgresql/*/bin; do PATH=$PATH:$folder; done
[ "${1:-}" = bench ] && package[lualatex]="texlive-luatex texlive-latex-extra texlive-fonts-recommended"
if [ "$(id -u)" = 0 ]; then sudo=(); else sudo=(sudo -n); fi
missing=()

# The Debian packages of the programs that are not there, each name once.
wanted() {
  for program in "${!package[@]}"; do
    command -v "$program" >/dev/null 2>&1 || printf '%s\n' ${package[$program]}
  done | sort -u
}

install_programs() {
  local names
  mapfile -t names < <(wanted)
  if [ ${#names[@]} -gt 0 ] && command -v apt-get >/dev/null 2>&1 && "${sudo[@]}" true 2>/dev/null; then
    echo "Installing the judges: ${names[*]}"
    "${sudo[@]}" apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "${names[@]}" >/dev/null
  fi
  mapfile -t names < <(wanted)
  [ ${#names[@]} -eq 0 ] || missing+=("${names[*]} (Debian package names)")
  local version
  version=$(node --print 'process.versions.node.split(".")[0]' 2>/dev/null) && [ "$version" -lt 20 ] \
    && missing+=("Node 20 or newer (this is $version)")
}

# The judges that come from npm, exactly as package-lock.json has them; no browser is downloaded, no script is run.
install_packages() {
  local folder=tests/judges/node stamp=tests/judges/node/node_modules/.judges
  cmp -s "$folder/package-lock.json" "$stamp" && return
  if command -v npm >/dev/null 2>&1; then
    echo "Installing the judges from npm (once) …"
    (cd "$folder" && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) \
      && cp "$folder/package-lock.json" "$stamp" && return
  fi
  missing+=("the packages of $folder (npm ci --ignore-scripts)")
}

install_programs
install_packages
[ ${#missing[@]} -eq 0 ] && exit 0
printf 'Missing judges: %s. Install them; until then the tests that need them are skipped, saying so.\n' "${missing[@]}"
[ "${CI:-}" = true ] && { echo "In CI no judge may be skipped."; exit 1; }
exit 0
