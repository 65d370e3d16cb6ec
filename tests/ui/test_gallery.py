"""All widgets together, in both themes and languages: nothing is missing, and nothing warns."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.gallery import draw
from ui.theme import Theme


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_is_drawn(theme: Theme, tmp_path: Path, mode: str, language: str) -> None:
    theme.set_mode(mode)
    draw(theme, language, tmp_path / "page.png")
    image = QImage(str(tmp_path / "page.png"))
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    wanted = ("window", "surface", "sunken", "selected", "accent", "text", "line", "differ_soft", "good_soft", "error_soft")
    assert {theme.colour(role).name() for role in wanted} <= seen
