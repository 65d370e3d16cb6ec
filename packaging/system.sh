#!/bin/sh
# Sees to what pip cannot install: the system libraries that Qt's wheels expect on Linux, fonts for both languages, Python's venv module.
# usage: system.sh run|test PYTHON    ("test" adds the virtual display that the real-window tests open)
# As root on Debian or Ubuntu what is missing is installed; for anyone else one sentence names it. On macOS there is nothing to do.
set -eu
purpose=$1 python=$2
PATH=$PATH:/usr/sbin:/sbin

# library that libqxcb.so, libQt6Gui.so or libQt6Widgets.so names as needed (objdump -p), and the Debian package that holds it
LIBRARIES='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11-xcb.so.1         libx11-xcb1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libglib-2.0.so.0        libglib2.0-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxkbcommon.so.0       libxkbcommon0
'

has_package() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -q '^installed$'; }

missing_libraries() {
    known=$(ldconfig -p 2>/dev/null) || return 0 # a C library without ldconfig: Qt itself will say what it misses
    echo "$LIBRARIES" | while read -r library package; do
        case $known in *"	$library "*) ;; *) [ -z "$library" ] || echo "$package" ;; esac
    done
}

missing_rest() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null || "$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])'
    [ "$purpose" != test ] || command -v Xvfb >/dev/null || echo xvfb
    if command -v dpkg-query >/dev/null; then # elsewhere fonts go by other names; a desktop has some
        for font in fonts-noto-core fonts-noto-cjk; do has_package $font || echo $font; done
    fi
}

[ "$(uname -s)" = Linux ] || exit 0
missing=$(echo $(missing_libraries) $(missing_rest))
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing system packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    if (apt-get update && apt-get install --yes --no-install-recommends $missing) >"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    echo "apt-get could not install them; the whole of what it said is in $log." >&2
    exit 1
fi

echo "The system lacks packages that the program needs; install them, then run make again: sudo apt-get install $missing" >&2
case " $missing" in *" lib"* | *-venv* | *" xvfb"*) exit 1 ;; esac # without the fonts it runs, with poorer letters
