"""Collects the licences of all that the program is made of into one text, which every bundle ships and Help → Licences shows.

usage: notices.py [OUT]      (by default resources/licences/notices.txt)

The libraries are those that requirements.txt pins and that are installed beside this Python; their texts are read from their packages.
What travels inside them, or inside Python and Qt, is in PARTS below: no package says it. The parts of the text are kept apart by LINE.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "licences" / "notices.txt"
LINE = "═" * 78  # no licence has such a line of its own
NOT_BUNDLED = ("pip",)  # a requirement of sqlite-utils, which the program never asks for it
TEXTS = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


class Part(NamedTuple):
    """One thing with a licence. text: the licence in full, or where it stands."""

    name: str
    licence: str
    text: str


def own() -> Iterator[Part]:
    """The program and its data."""
    yield Part("IP Almanac", "Apache-2.0", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    yield Part(
        "The data of the IP Almanac",
        "CC BY 4.0",
        "The compilation, with its names, summaries and definitions, is under Creative Commons Attribution 4.0 International\n"
        "(https://creativecommons.org/licenses/by/4.0/legalcode). Figures of the World Bank: CC BY 4.0. Figures of the US National Center\n"
        "for Science and Engineering Statistics: public domain in the United States. All other figures are single facts with attribution,\n"
        "under the terms that each source states; the record of a source shows them.",
    )


def qt() -> Iterator[Part]:
    """Qt and its Python bindings, as the LGPL asks: which version, where its source is, and that one may put another in its place."""
    version = metadata.version("PySide6_Essentials")
    yield Part(
        f"Qt {version}, PySide6 {version}, Shiboken6 {version}",
        "LGPL-3.0-only",
        _shipped("Qt"),
    )
    for name, title in (("LGPL-3.0", "GNU Lesser General Public License 3"), ("GPL-3.0", "GNU General Public License 3")):
        yield Part(title, name, _shipped(name))


def python() -> Iterator[Part]:
    """The interpreter, and what is inside it."""
    said = "{}.{}.{}".format(*sys.version_info[:3])
    yield Part(f"Python {said}", "PSF-2.0", _shipped("Python"))
    yield Part(
        "Inside Python",
        "permissive",
        "SQLite: public domain. expat, libffi: MIT. zlib: zlib licence. bzip2: bzip2-1.0.6. XZ Utils (liblzma): 0BSD.\n"
        "libuuid (Linux): BSD-3-Clause. On Windows, the Visual C++ runtime: redistributable under Microsoft's terms.",
    )
    yield from _installed(("pyinstaller",))


def pictures() -> Iterator[Part]:
    yield Part("Phosphor Icons", "MIT", f"Copyright (c) 2020-2024 Phosphor Icons\n\n{_shipped('MIT')}")


def x11() -> Iterator[Part]:
    """What a bundle for Linux takes along of the system: small libraries that not every desktop has."""
    names = "libX11-xcb, libxcb-cursor, libxcb-icccm, libxcb-image, libxcb-keysyms, libxcb-render-util, libxcb-util, libxkbcommon-x11"
    yield Part("X11 libraries (Linux)", "MIT", f"{names}: copyright their authors, of the X.Org and XCB projects.\n\n{_shipped('MIT')}")


def styles() -> Iterator[Part]:
    """The citation styles, once they are there."""
    if any((ROOT / "resources" / "styles").glob("*.csl")):
        yield Part(
            "Citation styles of the CSL project",
            "CC BY-SA 3.0",
            "Styles and locales by the contributors that each file names: https://github.com/citation-style-language/styles\n"
            "Licence: https://creativecommons.org/licenses/by-sa/3.0/legalcode",
        )


def libraries() -> Iterator[Part]:
    """Those pinned in requirements.txt and installed here."""
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    known = ("pyside6-essentials", "shiboken6", *NOT_BUNDLED)
    yield from _installed([name for name in pinned if name.lower() not in known])


def _installed(names: list[str] | tuple[str, ...]) -> Iterator[Part]:
    for name in names:
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        texts = [_read(file) for file in found.files or () if ".dist-info" in str(file) and TEXTS.search(file.name)]
        said = _field(found.metadata, "License-Expression") or _field(found.metadata, "License")
        unique = dict.fromkeys(text.strip() for text in texts if text.strip())
        first = said.strip().partition("\n")[0] or "see below"
        yield Part(f"{found.metadata['Name']} {found.version}", first, "\n\n".join([_home(found.metadata), *unique]))


def _home(said: metadata.PackageMetadata) -> str:
    """Where the library lives, in the first of the words that packages use for it."""
    places = dict(str(line).lower().split(", ", 1) for line in said.get_all("Project-URL") or ())
    return _field(said, "Home-page") or next((places[word] for word in ("homepage", "source", "repository") if word in places), "")


def _field(said: metadata.PackageMetadata, name: str) -> str:
    return said[name] if name in said else ""  # noqa: SIM401  (get is not promised)


def _read(file: metadata.PackagePath) -> str:
    return Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _shipped(name: str) -> str:
    return (ROOT / "resources" / "licences" / f"{name}.txt").read_text(encoding="utf-8")


def text() -> str:
    """All of it, the same for the same environment. The program's own licence comes first."""
    found = [*own(), *qt(), *python(), *sorted(libraries(), key=lambda part: part.name.lower()), *pictures(), *styles()]
    if sys.platform == "linux":
        found += x11()
    return "".join(f"{LINE}\n{part.name}\n{part.licence}\n{LINE}\n{part.text.strip()}\n\n" for part in found).replace("\r\n", "\n")


def write(out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text(), encoding="utf-8", newline="\n")
    return out


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
