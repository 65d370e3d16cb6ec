#!/bin/sh
# Builds for Windows and tries what it built: bundle, installer, MSI, portable archive, list of parts, checks.
# usage: build.sh PYTHON...     the command that runs a Windows Python: on Windows itself `python`, elsewhere one under Wine
#                               (BUNDLED=1: the bundle is there already; UNCHECKED=1: no checks)
# Wants makensis (NSIS 3), wixl and wixl-heat (msitools) where there are no WiX tools, and that Python with its pip; no administrator.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "usage: build.sh PYTHON...   (the command that runs a Windows Python; see packaging/README.md)" >&2; exit 2; }
HOST=${HOST_PYTHON:-.venv/bin/python}
VERSION=$("$HOST" packaging/versions.py)
FOUR=$("$HOST" packaging/versions.py four)
BUNDLE=$PWD/dist/windows/ip-almanac ICON=$PWD/build/icons/almanac.ico

if [ -z "${BUNDLED:-}" ]; then
    "$@" -m pip --disable-pip-version-check install --quiet --no-warn-script-location --require-hashes -r requirements.txt -r requirements-bundle.txt
    "$@" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist/windows --workpath build/windows build.spec
    "$@" packaging/sbom.py dist/ip-almanac-windows.cdx.json
fi

compile() { # VERSION FOUR FILE [OPTION]
    makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$1" "-DFOUR=$2" "-DOUT=$PWD/$3" "-DSOURCE=$BUNDLE" "-DICON=$ICON" ${4:+"$4"} packaging/windows/installer.nsi
}
echo "Making the installer"
compile "$VERSION" "$FOUR" "dist/IPAlmanac-$VERSION-setup.exe"

if command -v wixl >/dev/null; then
    echo "Making the MSI"
    (cd dist/windows && find ip-almanac -type f | LC_ALL=C sort | wixl-heat --var var.SOURCE --directory-ref INSTALLDIR --component-group Program --win64 -p ip-almanac/) >build/files.wxs
    # relative, since wixl takes no other names of files
    wixl -a x64 -D "FOUR=$FOUR" -D Win64=yes -D SOURCE=dist/windows/ip-almanac -D ICON=build/icons/almanac.ico -o "dist/IPAlmanac-$VERSION.msi" packaging/windows/installer.wxs build/files.wxs
fi

echo "Making the portable archive"
"$HOST" packaging/windows/portable.py dist/windows/ip-almanac "dist/IPAlmanac-$VERSION-portable.zip"

[ -z "${UNCHECKED:-}" ] || exit 0
echo "Trying them"
# an older installer to update from: the same files under an earlier version, quickly packed
compile 0.0.1 0.0.1.0 build/before-setup.exe "-XSetCompressor /FINAL zlib"
for ending in csv xlsx; do
    "$HOST" main.py export statistics --where indicator_id=gii-rank --where area_id=cn --facts --sort period_start --to "build/gii.$ending" --overwrite
done
set -- "$@" packaging/windows/check.py "dist/IPAlmanac-$VERSION-setup.exe" --bundle dist/windows/ip-almanac --before build/before-setup.exe
set -- "$@" --portable "dist/IPAlmanac-$VERSION-portable.zip" --same-as build --pictures build/windows-pictures
[ ! -f "dist/IPAlmanac-$VERSION.msi" ] || set -- "$@" --msi "dist/IPAlmanac-$VERSION.msi"
"$@"
