#!/bin/sh
# Installs, starts and removes the packages on a bare Debian that has no Python, as root.
# usage: check.sh FILE.deb FILE.tar.gz [PICTURE.png]    (ROOT: the folder of a bare system, made by debootstrap where it is missing)
# Wants debootstrap, Xvfb and xdotool; ImageMagick for the picture. What needs /dev gets nodes of its own: the machine's is not lent.
set -eu
deb=$(realpath "$1") archive=$(realpath "$2") picture=${3:-}
ROOT=${ROOT:-$(mktemp -d)} SUITE=${SUITE:-bookworm}
missing=
for tool in debootstrap Xvfb xdotool; do command -v $tool >/dev/null || missing="$missing $tool"; done
if [ -n "$missing" ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends debootstrap xvfb xdotool >/dev/null
fi
inside() { unshare --mount --propagation private sh -c 'mount -t proc proc "$0/proc"; exec env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/home/reader LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive ${DISPLAY:+DISPLAY=$DISPLAY} chroot "$0" "$@"' "$ROOT" "$@"; }
fail() { echo "FAILED	$1"; exit 1; }

if [ ! -d "$ROOT/usr" ]; then
    echo "Making a bare $SUITE in $ROOT"
    debootstrap --variant=minbase "$SUITE" "$ROOT" >"$ROOT.log" 2>&1 || { tail -n 5 "$ROOT.log"; exit 1; }
fi
for node in "null 1 3" "zero 1 5" "random 1 8" "urandom 1 9"; do
    set -- $node
    [ -c "$ROOT/dev/$1" ] || { rm -f "$ROOT/dev/$1"; mknod -m 666 "$ROOT/dev/$1" c "$2" "$3"; }
done
cp -L /etc/resolv.conf /etc/hosts "$ROOT/etc/"
cp "$deb" "$ROOT/tmp/almanac.deb"
mkdir -p "$ROOT/home/reader"
unset DISPLAY

inside sh -c '! command -v python3 >/dev/null' || fail "the bare system has a Python; this shows nothing"
echo "ok	no Python"
inside sh -c 'apt-get update -qq && apt-get install -qq --yes --no-install-recommends /tmp/almanac.deb fonts-dejavu-core >/tmp/apt.log 2>&1' || { tail -n 20 "$ROOT/tmp/apt.log"; fail "the package does not install"; }
echo "ok	installed, with $(inside sh -c 'grep -c "^Setting up" /tmp/apt.log') packages that it depends on and their own"
inside ip-almanac --version | grep -q '^IP Almanac' || fail "no version"
inside ip-almanac find 专利 --limit 3 | grep -q . || fail "find answers nothing"
inside ip-almanac self-check >"$ROOT/tmp/check.txt" || { grep -v '^ok' "$ROOT/tmp/check.txt"; fail "self-check"; }
echo "ok	self-check, $(grep -c '^ok' "$ROOT/tmp/check.txt") lines"

number=$(mktemp)
Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp 7>"$number" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null' EXIT
until [ -s "$number" ]; do sleep 0.1; done
DISPLAY=:$(cat "$number")
export DISPLAY
inside timeout 20 ip-almanac >"$ROOT/tmp/window.txt" 2>&1 &
program=$!
if ! timeout 30 xdotool search --sync --onlyvisible --name 'IP Almanac' >/dev/null; then
    cat "$ROOT/tmp/window.txt"
    fail "no window"
fi
sleep 2
[ -z "$picture" ] || import -window root "$picture"
wait $program || true # by the time-out: no window manager is here to close it
! grep -v Terminated "$ROOT/tmp/window.txt" || { cat "$ROOT/tmp/window.txt"; fail "the window wrote to the console"; }
echo "ok	a window, on X11"

inside dpkg --purge ip-almanac >/dev/null 2>&1 || fail "it cannot be removed"
left=$(inside sh -c 'find / -xdev -name "*almanac*" 2>/dev/null | grep -vE "^/(proc|tmp|var)/|^$HOME/" || true')
[ -z "$left" ] || fail "left behind: $left"
[ -d "$ROOT/home/reader/.local/share/IP Almanac" ] || fail "the user's data are gone"
echo "ok	removed; the user's data stayed"

mkdir -p "$ROOT/opt/一个 folder"
tar -C "$ROOT/opt/一个 folder" -xzf "$archive"
inside "/opt/一个 folder/ip-almanac/ip-almanac" self-check >"$ROOT/tmp/check.txt" || { grep -v '^ok' "$ROOT/tmp/check.txt"; fail "self-check of the archive"; }
echo "ok	the archive, unpacked in a folder with Chinese and a blank in its name"
