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
BUNDLE=dist/windows/ip-almanac

if [ -z "${BUNDLED:-}" ]; then
    "$@" -m pip --disable-pip-version-check install --quiet --no-warn-script-location --require-hashes -r requirements.txt -r requirements-bundle.txt
    "$@" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist/windows --workpath build/windows build.spec
    "$@" packaging/sbom.py dist/ip-almanac-windows.cdx.json
fi

compile() { # VERSION FOUR FILE [OPTION]
    set -- "-DVERSION=$1" "-DFOUR=$2" "-DOUT=$3" "-DSOURCE=$BUNDLE" -DICON=build/icons/almanac.ico ${4:+"$4"}
    makensis -NOCD -V2 -INPUTCHARSET UTF8 "$@" packaging/windows/installer.nsi
}
echo "Making the installer"
compile "$VERSION" "$FOUR" "dist/IPAlmanac-$VERSION-setup.exe"

echo "Making the portable archive"
"$HOST" packaging/windows/portable.py $BUNDLE "dist/IPAlmanac-$VERSION-portable.zip"

if command -v wixl >/dev/null; then
    echo "Making the MSI"
    sh packaging/windows/msi.sh "dist/IPAlmanac-$VERSION-portable.zip"
fi

[ -z "${UNCHECKED:-}" ] || exit 0
echo "Trying them"
# an older installer to update from: the same files under an earlier version, quickly packed
compile 0.0.1 0.0.1.0 build/before-setup.exe "-XSetCompressor /FINAL zlib"
for ending in csv xlsx; do
    "$HOST" main.py export statistics --where indicator_id=gii-rank --where area_id=cn --facts --sort period_start --to "build/gii.$ending" --overwrite
done
set -- "$@" packaging/windows/check.py "dist/IPAlmanac-$VERSION-setup.exe" --bundle $BUNDLE --before build/before-setup.exe
set -- "$@" --portable "dist/IPAlmanac-$VERSION-portable.zip" --same-as build --pictures build/windows-pictures
[ ! -f "dist/IPAlmanac-$VERSION.msi" ] || set -- "$@" --msi "dist/IPAlmanac-$VERSION.msi"
"$@"
