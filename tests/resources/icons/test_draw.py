"""The icons are drawn the same wherever the program is built, and a missing one stops the build."""

import json
from pathlib import Path

import pytest

from resources.icons import draw


def test_the_same_font_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        draw.main([str(tmp_path / name)])
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_every_named_icon_has_an_outline() -> None:
    drawn = draw.draw()
    assert set(drawn) == set(draw.NAMES)
    assert all(str(icon["path"]).startswith("M") for icon in drawn.values())


def test_an_outline_stands_inside_its_square() -> None:
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
    from fontTools.svgLib.path import parse_path  # type: ignore[import-untyped]

    for name, icon in draw.draw(["house", "books", "caret-down"]).items():
        pen = BoundsPen(None)
        parse_path(str(icon["path"]), pen)
        side = int(str(icon["viewbox"]))
        assert [0 <= end <= side for end in pen.bounds] == [True] * 4, name


def test_an_icon_that_the_font_lacks_is_named() -> None:
    with pytest.raises(SystemExit, match="no-such-icon"):
        draw.draw(["house", "no-such-icon"])


def test_the_file_is_json_that_the_program_reads(tmp_path: Path) -> None:
    draw.main([str(tmp_path / "icons.json")])
    assert json.loads((tmp_path / "icons.json").read_text(encoding="utf-8"))["house"]["viewbox"] > 0
