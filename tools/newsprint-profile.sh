#!/bin/sh
# Builds src/broadsheet/press/profiles/newsprint-tr002.icc from the SNAP TR 002 measurement data.
# Needs Debian's packages argyll and icc-profiles-free. The profile's creation date differs from run to run.
set -eu

data=/usr/share/color/icc/TR002.ti3
source=/usr/share/color/icc/sRGB.icc
target="$(dirname "$0")/../src/broadsheet/press/profiles/newsprint-tr002.icc"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# colprof wants plain ASCII with plain line ends.
LC_ALL=C tr -d '\r' < "$data" | LC_ALL=C sed 's/[\x80-\xFF]/-/g' > "$work/newsprint.ti3"

# -l233 -L98     total ink and black, seven points under 240 %
# -kp 0 .1 .95 1 .9   black from the light tones on, nearly all black in the shadows: less colour to register
# -S sRGB -cmt -dpp   gamut mapping from sRGB for the perceptual table
# -nc            leave the measurements out of the file
colprof -v -qm -nc -kp 0 0.1 0.95 1 0.9 -l233 -L98 -S "$source" -cmt -dpp \
  -D "Newsprint coldset, CGATS/SNAP TR 002, ink limit 240" \
  -C "Derived from ANSI CGATS/SNAP TR 002-2007, Color Characterization Data for Coldset Printing on Newsprint" \
  "$work/newsprint"
cp "$work/newsprint.icc" "$target"
