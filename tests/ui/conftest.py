"""What the tests of the window share."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme, light, as the program's own application wears it."""
    made = Theme(RESOURCES, "light")
    made.apply(qapp)
    return made
