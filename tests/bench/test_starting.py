"""What makes a start slow is not there, however fast the machine is on which the tests run."""

import os
from pathlib import Path

import pytest

from tests.bench.__main__ import compiled
from tests.bench.starting import HEAVY, OFFSCREEN, standard, start

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": OFFSCREEN}


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    """As the benchmarks do: where there is no bytecode yet, the compiler loads modules of its own."""
    compiled()


@pytest.mark.parametrize("view", ["home", "table"])
def test_no_kind_of_widget_is_loaded_that_nobody_sees(library_path: Path, user_folder: Path, view: str) -> None:
    """Whoever asks PySide for a widget that Qt made (a viewport, say) has it load all sixty kinds that there are."""
    loaded = start("almanac", view, environment={**ENVIRONMENT, "IP_ALMANAC_HOME": str(user_folder)}).loaded
    assert "PySide6.QtWidgets.QLabel" in loaded
    assert loaded & {"PySide6.QtWidgets.QWizard", "PySide6.QtWidgets.QGraphicsView", *HEAVY} == set()


def test_the_floor_imports_of_the_standard_library_what_the_program_does(library_path: Path, user_folder: Path) -> None:
    environment = {**ENVIRONMENT, "IP_ALMANAC_HOME": str(user_folder)}
    assert standard(start("floor_window", environment=environment).loaded) == standard(
        start("almanac", "home", environment=environment).loaded
    )
