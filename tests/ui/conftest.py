"""What the tests of the window share."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from storage.query import Query
from ui import garbage
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window
from ui.workspace import Workspace

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def cycles_go_on_this_thread() -> Iterator[None]:
    """As in the program: what tests leave behind is taken apart between them, never by a thread that searches."""
    gc.disable()
    yield
    garbage.look()
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def the_clipboard_is_left_empty(qapp: QApplication) -> Iterator[None]:
    """Qt's offscreen platform does not survive data of Python's making when the program ends."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme, light, as the program's own application wears it."""
    made = Theme(RESOURCES, "light")
    made.apply(qapp)
    return made


@pytest.fixture
def settings() -> Settings:
    """The reader's choices: none made."""
    return Settings({})


@pytest.fixture
def space(qtbot: QtBot, library_path: Path) -> Iterator[Workspace]:
    """A workspace on the real database."""
    made = Workspace(library_path)
    yield made
    qtbot.waitUntil(lambda: made.idle, timeout=20_000)
    made.close()


@pytest.fixture
def window(qtbot: QtBot, space: Workspace, theme: Theme, settings: Settings) -> Iterator[Window]:
    """The whole window, shown at the size of the pictures; gone before its workspace is."""
    made = Window(space, theme, settings)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()
    delete(made)


@pytest.fixture
def asked(qtbot: QtBot, space: Workspace) -> Callable[[Query], None]:
    """Asks a query and waits until everything about it is answered."""

    def ask(query: Query) -> None:
        space.set_query(query)
        qtbot.waitUntil(lambda: space.idle, timeout=20_000)

    return ask
