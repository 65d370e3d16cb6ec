"""What the tests of the views share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme
from ui.workspace import Workspace


@pytest.fixture
def workspace(qapp: QApplication, theme: Theme, library_path: Path) -> Iterator[Workspace]:
    """A workspace on the real database."""
    made = Workspace(library_path)
    yield made
    made.close()
