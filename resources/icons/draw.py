"""Draws the icons of the program into one small file, so that neither QtAwesome nor a font is needed when it runs.

The outlines are those of Phosphor's regular weight, taken from the font inside the QtAwesome package (a requirement of the build alone).
`python resources/icons/draw.py [OUT]` writes {name: {"path": SVG path data, "viewbox": side of the square}}, by default beside this script.
The same font always gives the same bytes.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONT, CHARMAP = "phosphor-*.ttf", "phosphor-charmap-*.json"
NAMES = [
    "house", "calendar-blank", "chart-bar", "buildings", "users-three", "stack", "ruler", "globe-hemisphere-east", "books",
    "magnifying-glass", "x", "x-circle", "caret-up", "caret-down", "caret-left", "caret-right", "arrow-up", "arrow-down", "arrow-left",
    "arrow-right", "arrow-square-out", "copy", "copy-simple", "columns", "floppy-disk", "bookmark-simple", "plus", "minus", "check",
    "check-circle", "export", "printer", "trash", "pencil-simple", "note", "briefcase", "newspaper", "file-text", "warning", "info",
    "question", "eye", "table", "chart-line", "rows", "funnel", "gear", "list", "list-numbers", "dots-three", "user", "users", "tag",
    "flag", "map-pin", "clock", "calendar", "link-simple", "database", "image", "folder-open", "keyboard", "translate", "sun", "moon",
    "scales", "arrows-clockwise", "arrow-counter-clockwise", "push-pin", "pen-nib", "sign-in", "handshake", "presentation", "chats-circle",
    "storefront", "chalkboard-teacher", "airplane-tilt", "book-open", "rocket-launch", "medal", "calendar-check", "quotes",
    "arrows-out-line-horizontal",
]  # fmt: skip


def fonts_folder() -> Path:
    """Where QtAwesome keeps its fonts; found without importing it, since that would load Qt."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise SystemExit("QtAwesome is not installed: the icons are drawn from its fonts (see requirements-build.txt)")
    return Path(spec.origin).parent / "fonts"


def outline(font: TTFont, glyph: str) -> dict[str, object]:
    """The glyph as path data in a square whose y grows downwards, as screens count."""
    side = font["head"].unitsPerEm
    pen = SVGPathPen(font.getGlyphSet(), ntos=lambda number: str(round(number)))
    font.getGlyphSet()[glyph].draw(TransformPen(pen, (1, 0, 0, -1, 0, font["hhea"].ascent)))
    return {"path": pen.getCommands(), "viewbox": side}


def draw(names: list[str] = NAMES) -> dict[str, dict[str, object]]:
    """Every named icon; SystemExit names those that the font lacks."""
    folder = fonts_folder()
    charmap = json.loads(next(folder.glob(CHARMAP)).read_text(encoding="utf-8"))
    missing = [name for name in names if name not in charmap]
    if missing:
        raise SystemExit(f"Phosphor has no icon named {', '.join(missing)}")
    font = TTFont(next(folder.glob(FONT)))
    glyphs = font.getBestCmap()
    return {name: outline(font, glyphs[int(charmap[name], 16)]) for name in sorted(names)}


def main(arguments: list[str]) -> None:
    out = Path(arguments[0]) if arguments else Path(__file__).with_name("icons.json")
    out.write_text(json.dumps(draw(), indent=0) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(NAMES)} icons drawn to {out}")


if __name__ == "__main__":
    main(sys.argv[1:])
