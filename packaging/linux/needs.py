"""What a Linux bundle asks of the system that it is started on: the oldest glibc, and the Debian packages of the libraries it lacks.

usage: needs.py BUNDLE [--depends]      (prints both, or with --depends the line for a Debian package; fails on a library that it misses)

Read from the files themselves with objdump, so that what is stated in the package and in the README stays true.
"""

import re
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6", "libc.so.6": "libc6", "libdl.so.2": "libc6", "libm.so.6": "libc6", "libpthread.so.0": "libc6",
    "librt.so.1": "libc6", "libutil.so.1": "libc6", "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0", "libX11-xcb.so.1": "libx11-xcb1", "libX11.so.6": "libx11-6", "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2", "libexpat.so.1": "libexpat1", "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1", "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6", "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1", "libxcb-glx.so.0": "libxcb-glx0", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0", "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1", "libxcb-xfixes.so.0": "libxcb-xfixes0", "libxcb-xkb.so.1": "libxcb-xkb1", "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0", "libz.so.1": "zlib1g", "libzstd.so.1": "libzstd1",
}  # fmt: skip

# what a plugin is linked with that is passed over where the library is missing: here, printing on a device
OPTIONAL = {"libcups.so.2": "libcups2t64 | libcups2"}


def floor(bundle: Path) -> tuple[int, ...]:
    """The newest version of glibc that any file of the bundle names."""
    said = re.findall(r"GLIBC_(\d+(?:\.\d+)+)", "".join(_dump("-T", path) for path in binaries(bundle)))
    return max(tuple(map(int, version.split("."))) for version in said)


def missing(bundle: Path) -> set[str]:
    """The libraries that files of the bundle are linked with and that are not in it."""
    paths = list(binaries(bundle))
    wanted = set(re.findall(r"NEEDED\s+(\S+)", "".join(_dump("-p", path) for path in paths)))
    return wanted - {path.name for path in bundle.rglob("*.so*")}


def depends(bundle: Path) -> str:
    """The `Depends` of the Debian package. SystemExit names a library that no package here is known for."""
    wanted = missing(bundle) - set(OPTIONAL)
    if unknown := sorted(wanted - set(PACKAGES)):
        raise SystemExit(f"not in the bundle, and of no package known to needs.py: {', '.join(unknown)}")
    glibc = ".".join(map(str, floor(bundle)))
    names = sorted({PACKAGES[name] for name in wanted} - {"libc6"})
    return ", ".join([f"libc6 (>= {glibc})", *names])


def binaries(bundle: Path) -> list[Path]:
    """Its programs and libraries."""
    return [path for path in sorted(bundle.rglob("*")) if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"]


def _dump(option: str, path: Path) -> str:
    return subprocess.run(["objdump", option, str(path)], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if "--depends" in sys.argv:
        print(depends(folder))
    else:
        print("glibc", ".".join(map(str, floor(folder))), "or newer;", depends(folder))
