"""Makes of a finished bundle the .tar.gz and the Debian package.

usage: package.py BUNDLE OUT_DIR      (needs dpkg-deb and objdump; the same bundle and SOURCE_DATE_EPOCH give the same bytes)

The archive is the folder as it is, to be unpacked anywhere. The package puts it into /usr/lib, and beside it what a desktop asks for.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import needs  # noqa: E402
from contents import COMMAND, IDENTIFIER, NAME  # noqa: E402
from draw_icon import SIZES, draw  # noqa: E402
from versions import PUBLISHER, version  # noqa: E402

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {publisher} <maintainers@ipalmanac.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}, fonts-noto-core | fonts-dejavu-core, fonts-noto-cjk | fonts-wqy-zenhei
Section: education
Priority: optional
Description: offline reference on intellectual property and innovation
 Some 47,000 statistics, events, organizations and people in intellectual
 property, innovation and frontier technology, with China and WIPO at the
 centre. Every figure names the document that says so; where documents
 disagree, one sees it. Searched in English and Chinese alike, exported to
 spreadsheets. It opens no network connection.
"""


def archive(bundle: Path, out: Path) -> Path:
    """The folder with the files for a desktop beside it, owned by nobody in particular, in one order and with one time."""
    target = out / f"{COMMAND}-{version(ROOT)}-linux-x86_64.tar.gz"
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, EPOCH) as packed, tarfile.open(fileobj=packed, mode="w") as made:
        for path in sorted(bundle.rglob("*")):
            made.add(path, f"{COMMAND}/{path.relative_to(bundle)}", recursive=False, filter=_plain)
    return target


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = EPOCH
    return entry


def package(bundle: Path, out: Path) -> Path:
    """The Debian package. SystemExit where the bundle needs a library of no package known to needs.py."""
    target = out / f"{COMMAND}_{version(ROOT)}_amd64.deb"
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        tree.chmod(0o755)
        shutil.copytree(bundle, tree / "usr" / "lib" / COMMAND, symlinks=True)
        desktop(tree / "usr" / "share")
        (tree / "usr" / "bin").mkdir()
        (tree / "usr" / "bin" / COMMAND).symlink_to(f"../lib/{COMMAND}/{COMMAND}")
        _documents(tree / "usr" / "share")
        _set_modes(tree)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
        (tree / "DEBIAN").mkdir(mode=0o755)
        said = {"name": COMMAND, "version": version(ROOT), "publisher": PUBLISHER, "size": size, "depends": needs.depends(bundle)}
        said["recommends"] = ", ".join(needs.OPTIONAL.values())
        (tree / "DEBIAN" / "control").write_text(CONTROL.format(**said), encoding="utf-8")
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def desktop(share: Path) -> None:
    """Menu entry, file types, icons and the description for software centres, below `share`."""
    day = datetime.fromtimestamp(EPOCH, UTC).date().isoformat()
    for name, folder in (
        (f"{IDENTIFIER}.desktop", "applications"),
        (f"{IDENTIFIER}.xml", "mime/packages"),
        (f"{IDENTIFIER}.metainfo.xml", "metainfo"),
    ):
        said = (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", version(ROOT)).replace("@DATE@", day)
        _write(share / folder / name, said)
    with tempfile.TemporaryDirectory() as folder:
        draw(ROOT, Path(folder))
        for size in SIZES:
            icon = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{IDENTIFIER}.png"
            icon.parent.mkdir(parents=True)
            shutil.copy(Path(folder) / f"almanac-{size}.png", icon)
    drawn = share / "icons" / "hicolor" / "scalable" / "apps" / f"{IDENTIFIER}.svg"
    drawn.parent.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "almanac.svg", drawn)


def _documents(share: Path) -> None:
    said = f"{NAME} is under the Apache License 2.0, /usr/share/common-licenses/Apache-2.0.\n"
    said += f"What it is made of, and under which terms: /usr/lib/{COMMAND}/_internal/resources/licences/notices.txt\n"
    _write(share / "doc" / COMMAND / "copyright", said)
    page = share / "man" / "man1" / f"{COMMAND}.1.gz"
    page.parent.mkdir(parents=True)
    with page.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, EPOCH) as packed:
        packed.write((HERE / f"{COMMAND}.1").read_bytes())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _set_modes(tree: Path) -> None:
    """Readable by everyone; only what is started may be started. One time for all, so that the package is the same every time."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            starts = path.is_dir() or path.name == COMMAND
            path.chmod(0o755 if starts else 0o644)
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)


if __name__ == "__main__":
    made_from, into = Path(sys.argv[1]), Path(sys.argv[2])
    for made in (archive(made_from, into), package(made_from, into)):
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    print(f"glibc {'.'.join(map(str, needs.floor(made_from)))} or newer")
