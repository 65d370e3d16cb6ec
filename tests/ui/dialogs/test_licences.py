"""The licences of what is bundled can be read in the program, Qt's among them."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage import paths
from ui.dialogs.licences import LINE, LicencesDialog, notices
from ui.theme import Theme

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of resources with notices that were collected now."""
    folder = tmp_path_factory.mktemp("resources")
    script = ROOT / "packaging" / "notices.py"
    subprocess.run([sys.executable, script, folder / "licences" / "notices.txt"], check=True)
    return folder


def test_every_requirement_is_named_with_its_terms(made: Path) -> None:
    names = " ".join(notice.name.lower() for notice in notices(made))
    for name in ("ip almanac", "qt 6", "python 3", "numpy", "pyqtgraph", "python-docx", "xlsxwriter", "lxml", "sqlite-utils", "phosphor"):
        assert name in names
    assert all(notice.licence and len(notice.text) > 40 for notice in notices(made))
    assert not any(notice.name.startswith("pip ") for notice in notices(made))


def test_what_the_lgpl_asks_for_is_there(made: Path) -> None:
    texts = {notice.name.split(" ")[0]: notice.text for notice in notices(made) if "LGPL" in notice.licence}
    assert "may replace" in texts["Qt"]
    assert any("GNU LESSER GENERAL PUBLIC LICENSE" in text for text in texts.values())


def test_the_dialog_shows_the_part_that_is_chosen(theme: Theme, qtbot: QtBot, made: Path) -> None:
    dialog = LicencesDialog(theme, "zh", made)
    qtbot.addWidget(dialog)
    model = dialog.parts.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Apache License" in dialog.text.toPlainText()
    place = next(row for row, name in enumerate(names) if name.startswith("GNU Lesser"))
    dialog.parts.setCurrentIndex(model.index(place, 0))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    assert LINE not in dialog.text.toPlainText()


def test_without_the_notices_it_says_what_makes_them(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = LicencesDialog(theme, "en", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.parts.isVisible()


def test_the_set_up_has_collected_them() -> None:
    assert notices(paths.resources())
