"""What is installed is exactly what was checked: every requirement pinned and hashed, none bound to one place on the network."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKED = sorted(ROOT.glob("requirements*.txt"))


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.stem)
def test_every_requirement_is_pinned_and_hashed(path: Path) -> None:
    entries = [entry for entry in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")) if entry and not entry.startswith("#")]
    assert entries
    assert [e for e in entries if not re.match(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n", e) or "--hash=sha256:" not in e] == []


@pytest.mark.parametrize("path", [*LOCKED, *ROOT.glob("requirements*.in")], ids=lambda path: path.name)
def test_no_index_is_named(path: Path) -> None:
    assert re.findall(r"\S+://\S+|--(?:extra-)?index\S*|--find-links\S*", path.read_text(encoding="utf-8")) == []


def test_one_version_of_a_package_everywhere() -> None:
    """The files are installed together: two versions of one package could not be."""
    pins: dict[str, set[str]] = {}
    for path in LOCKED:
        for name, version in re.findall(r"^([a-z0-9-]+)==([^ \n]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}
