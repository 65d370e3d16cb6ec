#!/bin/sh
# Puts the certificate and the Apple ID of a CI service into a keychain of their own, and tells later steps their names.
# Reads CERTIFICATE (base64), CERTIFICATE_PASSWORD, IDENTITY, and, to notarize, APPLE_ID, APPLE_PASSWORD, APPLE_TEAM.
set -eu
keychain=$RUNNER_TEMP/almanac.keychain-db
password=$(uuidgen)
printf '%s' "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
rm -f "$RUNNER_TEMP/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
echo "ALMANAC_CODESIGN=$IDENTITY" >>"$GITHUB_ENV"
if [ -n "${APPLE_ID:-}" ]; then
    xcrun notarytool store-credentials almanac --apple-id "$APPLE_ID" --password "$APPLE_PASSWORD" --team-id "$APPLE_TEAM"
    echo "NOTARY_PROFILE=almanac" >>"$GITHUB_ENV"
fi
