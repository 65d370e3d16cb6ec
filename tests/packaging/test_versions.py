"""Windows and the packages are told the version of pyproject.toml, and the descriptions for the Linux desktop are well-formed."""

import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path
from types import ModuleType

import pytest

from storage import paths

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import versions as made

    yield made
    for name in ("versions", "contents"):
        sys.modules.pop(name)


@pytest.mark.parametrize(
    ("said", "counted"), [("1.2.3", (1, 2, 3, 0)), ("0.10", (0, 10, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("2.0.1rc1", (2, 0, 1, 0))]
)
def test_windows_counts_in_four(versions: ModuleType, said: str, counted: tuple[int, ...]) -> None:
    assert versions.four(said) == counted


def test_the_resource_of_the_command_line_tells_it_from_the_window(versions: ModuleType, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    window = versions.resource(ROOT, "IP Almanac", tmp_path).read_text(encoding="utf-8")
    command = versions.resource(ROOT, "ip-almanac", tmp_path).read_text(encoding="utf-8")
    assert repr(version) in window
    assert repr(version) in command
    assert "command line" in command
    assert "command line" not in window


def test_files_open_with_the_program_on_every_system(versions: ModuleType) -> None:
    """The endings stand in one place for Python, and once more for each system that has its own form."""
    from contents import ENDINGS, IDENTIFIER, NAME

    assert (IDENTIFIER, NAME) == (paths.IDENTIFIER, paths.APPLICATION)

    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / f"{IDENTIFIER}.desktop", encoding="utf-8")
    kinds = ET.parse(LINUX / f"{IDENTIFIER}.xml").getroot()
    globs = {element.attrib["pattern"] for element in kinds.iter() if element.tag.endswith("}glob")}
    types = {element.attrib["type"] for element in kinds.iter() if element.tag.endswith("}mime-type")}
    assert globs == {f"*.{ending}" for ending in ENDINGS}
    assert set(filter(None, entry["Desktop Entry"]["MimeType"].split(";"))) == types
    for script in ("installer.nsi", "installer.wxs"):
        said = (ROOT / "packaging" / "windows" / script).read_text(encoding="utf-8")
        assert all(ending in said for ending in ENDINGS), script
