"""Every widget in its states, drawn to pictures: for the eye, since no test sees that a thing is ugly.

`python -m tests.ui.gallery FOLDER` writes one picture for each theme and language; with `QT_SCALE_FACTOR=2` before it at twice the scale.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
    from PySide6.QtWidgets import QApplication

    from ui.theme import Theme

    app = QApplication(sys.argv[:1])
    theme = Theme(RESOURCES, "light")
    theme.apply(app)
    folder.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for language in ("en", "zh"):
            draw(theme, language, folder / f"{mode}-{language}-{os.environ.get('QT_SCALE_FACTOR', '1')}.png")


def draw(theme: "Theme", language: str, file: Path) -> None:
    """One page, with the mouse over the second place of the sidebar and the keyboard in the search box."""
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.gallery_page import Gallery

    gallery = Gallery(theme, language)
    gallery.resize(1440, 1000)
    gallery.show()
    gallery.activateWindow()
    QApplication.processEvents()
    gallery.search.take_focus()
    QTest.mouseMove(gallery.nav.viewport(), QPoint(60, 40))
    QApplication.processEvents()
    gallery.grab().save(str(file))
    gallery.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
