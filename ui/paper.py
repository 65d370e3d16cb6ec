"""The theme of whatever leaves the program as a picture or on paper: light, and the same for every reader."""

from pathlib import Path

from PySide6.QtGui import QFont

from ui.theme import Theme

ALTERNATES = ("calt", "clig", "liga")


class Paper(Theme):
    """Never applied. Its text has the size of the tokens whatever the reader's own is, and is not fitted to the dots of a screen."""

    def __init__(self, resources: Path) -> None:
        super().__init__(resources, mode="light")
        self._scale = 1.0

    def font(self, role: str = "body", weight: str = "regular") -> QFont:
        font = super().font(role, weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # else letters keep the widths of a screen, on paper too
        font.clearFeatures()
        for tag in ALTERNATES:  # a PDF knows no character for such a glyph: digits and commas could be neither selected nor searched
            font.setFeature(QFont.Tag(tag), 0)
        return font
