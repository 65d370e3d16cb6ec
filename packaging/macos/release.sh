#!/bin/sh
# Builds the application for the processor of this Mac, and packs it into a disk image; signs and notarizes it where the secrets are there.
# usage: release.sh      (on a Mac, with .venv-bundle on the path, as `make macos` calls it)
#   ALMANAC_CODESIGN   the name of a "Developer ID Application" certificate in the keychain; without it the application is signed ad hoc
#   NOTARY_PROFILE     the name under which `xcrun notarytool store-credentials` keeps the Apple ID; without it nothing is notarized
set -eu
cd "$(dirname "$0")/../.."
[ "$(uname -s)" = Darwin ] || { echo "The application for macOS is built on a Mac; packaging/macos/README.md says what can be checked without." >&2; exit 2; }
ARCH=$(uname -m)
export ALMANAC_ARCH="$ARCH"
VERSION=$(python packaging/versions.py)
APP="dist/IP Almanac.app"
DMG="dist/IPAlmanac-$VERSION-$ARCH.dmg"

python -m PyInstaller --noconfirm --clean --log-level WARN build.spec

echo "Looking at the application"
plutil -lint "$APP/Contents/Info.plist"
find "$APP" \( -name '*.so' -o -name '*.dylib' -o -path '*/MacOS/*' \) -type f | while read -r file; do
    lipo -archs "$file" | grep -qw "$ARCH" || { echo "$file is not for $ARCH" >&2; exit 1; }
done
codesign --verify --deep --strict "$APP"
"$APP/Contents/MacOS/ip-almanac" self-check

# dmgbuild and ditto keep the links inside the application; an ordinary zip would break its signature
rm -f "$DMG"
dmgbuild -s packaging/macos/dmg.py -D app="$APP" "IP Almanac" "$DMG"
python packaging/sbom.py "dist/ip-almanac-macos-$ARCH.cdx.json"

if [ -z "${ALMANAC_CODESIGN:-}" ]; then
    echo "Not signed: ALMANAC_CODESIGN names no certificate. Gatekeeper will refuse it at first; the README tells users what to do."
    exit 0
fi
codesign --force --timestamp --sign "$ALMANAC_CODESIGN" "$DMG"
if [ -z "${NOTARY_PROFILE:-}" ]; then
    echo "Signed, but not notarized: NOTARY_PROFILE names no stored Apple ID. Gatekeeper will still refuse it at first."
    exit 0
fi
xcrun notarytool submit "$DMG" --keychain-profile "$NOTARY_PROFILE" --wait
xcrun stapler staple "$DMG" # so that it opens without a network
xcrun stapler validate "$DMG"
spctl --assess --type open --context context:primary-signature --verbose "$DMG"
