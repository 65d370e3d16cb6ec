#!/bin/sh
# Packs the files of the portable archive into an MSI, with wixl and wixl-heat of msitools, on Linux.
# usage: msi.sh PORTABLE.zip      (the MSI stands beside it)
set -eu
archive=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../.."
python=$(command -v python3)
rm -rf build/msi && mkdir -p build/msi
(cd build/msi && "$python" -m zipfile -e "$archive" . && rm -f "IP Almanac/portable.txt" && mv "IP Almanac" files)
FOUR=$("$python" packaging/versions.py four)
out=$(echo "$archive" | sed 's/-portable\.zip$/.msi/')
icon=build/msi/files/_internal/resources/icons/almanac.ico
(cd build/msi && find files -type f | LC_ALL=C sort | wixl-heat --var var.SOURCE --directory-ref INSTALLDIR --component-group Program --win64 -p files/) >build/msi/files.wxs
# relative, since wixl takes no other names of files
wixl -a x64 -D "FOUR=$FOUR" -D Win64=yes -D SOURCE=build/msi/files -D "ICON=$icon" -o build/msi/almanac.msi packaging/windows/installer.wxs build/msi/files.wxs
mv build/msi/almanac.msi "$out"
