"""What the bundle leaves out must be wanted by nothing in it, and what it must hold is not left out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = """
import importlib, sys
sys.path.insert(0, "packaging")
import contents
from pathlib import Path

def is_left_out(name):
    return any(name == unused or name.startswith(unused + ".") for unused in contents.UNUSED)

class Bundled:
    finders = list(sys.meta_path)

    def find_spec(self, name, path=None, target=None):
        found = (finder.find_spec(name, path, target) for finder in self.finders)
        return None if is_left_out(name) else next(filter(None, found), None)

for name in filter(is_left_out, list(sys.modules)):
    del sys.modules[name]
exec(Path("packaging/without_opengl.py").read_text(encoding="utf-8"), {})
sys.meta_path[:] = [Bundled()]
for name in contents.modules(Path.cwd()):
    importlib.import_module(name)
for name in sys.argv[1:]:
    importlib.import_module(name)
"""
# what the program imports inside functions; the last three load submodules by name
LATE = (
    "citeproc", "docx", "icalendar", "numpy", "platformdirs", "pptx", "pyqtgraph", "rapidfuzz.fuzz", "sqlite_utils", "xlsxwriter",
    "PySide6.QtPrintSupport", "PySide6.QtSvg", "hashlib", "multiprocessing", "pyqtgraph.exporters",
)  # fmt: skip


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import contents as made

    yield made
    sys.modules.pop("contents")


def test_everything_imports_without_what_the_bundle_leaves_out() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", EVERYTHING, *LATE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_bundle_has_what_is_loaded_by_name(contents: ModuleType) -> None:
    from storage.phrases import BOOKS
    from ui.views import VIEWS

    named = {view.module for view in VIEWS} | {f"storage.phrases.{book}" for book, _ in BOOKS}
    assert named <= set(contents.modules(ROOT))


def test_the_bundle_has_what_is_read_at_run_time(contents: ModuleType) -> None:
    found = {f"{place.folder}/{Path(place.source).name}" for place in contents.resources(ROOT)}
    wanted = {"./pyproject.toml", "./LICENSE", "resources/almanac.db", "resources/theme.json", "resources/icons/icons.json"}
    assert wanted | {"resources/licences/LGPL-3.0.txt", "resources/licences/notices.txt"} <= found
    assert not [name for name in found if name.endswith((".csv", ".py"))]


KEPT = [
    "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/plugins/platforms/qoffscreen.dll", "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", "PySide6/Qt/translations/qtbase_zh_CN.qm",
    "PySide6\\\\translations\\\\qtbase_zh_CN.qm", "PySide6/Qt/lib/libQt6DBus.so.6", "PySide6/Qt6OpenGL.dll", "PySide6/Qt6Svg.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib", "docx/templates/default.docx", "pptx/templates/default.pptx", "libxcb-cursor.so.0",
    "citeproc/data/schema/csl.rng", "pyqtgraph/icons/auto.png",
]  # fmt: skip
LEFT = [
    "PySide6/Qt6Network.dll", "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/opengl32sw.dll", "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6/Qt/translations/qtbase_de.qm", "PySide6/plugins/tls/qschannelbackend.dll", "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "libstdc++.so.6", "libglib-2.0.so.0", "PySide6/Qt/translations/qt_help_zh_CN.qm",
]  # fmt: skip


@pytest.mark.parametrize("inside", KEPT)
def test_what_is_needed_goes_in(contents: ModuleType, inside: str) -> None:
    assert contents.is_kept(inside)


@pytest.mark.parametrize("inside", LEFT)
def test_what_is_never_used_stays_out(contents: ModuleType, inside: str) -> None:
    assert not contents.is_kept(inside)


def test_word_and_powerpoint_find_their_templates(contents: ModuleType) -> None:
    """They are reached by way of a folder of modules, which is in an archive: it must be there all the same."""
    made = {place.folder: Path(place.source) for place in contents.steps()}
    assert set(made) == {"docx/parts", "pptx/oxml"}
    assert all(path.is_file() for path in made.values())
