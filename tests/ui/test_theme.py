"""Colours that can be read, in light and dark, and parts that follow when the reader changes the theme."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import RESOURCES
from ui.colours import LEAST, around_accent, contrast, luminance, mix
from ui.theme import Theme

READ = [  # (ink, ground): text that must be readable
    ("text", "surface"), ("text", "window"), ("text", "hover"), ("text", "sunken"), ("text", "selected"), ("text", "selected_inactive"),
    ("text", "match"), ("muted", "surface"), ("muted", "window"), ("muted", "sunken"), ("muted", "hover"), ("muted", "match"),
    ("accent", "surface"), ("on_accent", "accent"), ("on_accent", "accent_hover"), ("selected_text", "selected"),
    ("differ", "differ_soft"), ("good", "good_soft"), ("error", "error_soft"),
    ("text", "differ_soft"), ("text", "good_soft"), ("text", "error_soft"),
]  # fmt: skip


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_is_readable(qapp: QApplication, mode: str, ink: str, ground: str) -> None:
    theme = Theme(RESOURCES, mode)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= LEAST


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_edges_of_inputs_and_data_stand_out(qapp: QApplication, mode: str) -> None:
    theme = Theme(RESOURCES, mode)
    shown = [theme.colour("line_strong"), *(theme.data(place) for place in range(8))]
    assert all(contrast(colour, theme.colour("surface")) >= 3 for colour in shown)
    assert len({theme.data(place).name() for place in range(8)}) == 8


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)  # the example known from WCAG


def roles(surface: str, text: str, on_accent: str) -> dict[str, QColor]:
    return {"surface": QColor(surface), "text": QColor(text), "on_accent": QColor(on_accent)}


colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: QColor(*parts))


@given(accent=colours, dark=st.booleans())
def test_an_accent_of_the_system_is_readable_or_not_taken(accent: QColor, dark: bool) -> None:
    own = roles("#212226", "#E9E9E6", "#10203D") if dark else roles("#FFFFFF", "#1D2025", "#FFFFFF")
    taken = around_accent(own, accent)
    if contrast(accent, own["surface"]) < LEAST:
        assert not taken
    for ink, ground in (("on_accent", "accent"), ("selected_text", "selected")):
        assert not taken or contrast(taken[ink], taken[ground]) >= LEAST


def test_a_common_accent_of_the_system_is_taken() -> None:
    own = roles("#FFFFFF", "#1D2025", "#FFFFFF")
    assert around_accent(own, QColor("#005FB8"))["accent"] == QColor("#005FB8")  # what Windows 11 comes with


@given(one=colours, other=colours)
def test_a_mixture_lies_between(one: QColor, other: QColor) -> None:
    mixed = mix(one, other, 0.5)
    assert min(one.red(), other.red()) - 1 <= mixed.red() <= max(one.red(), other.red()) + 1


def ink_of(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours that an icon is wholly painted in."""
    image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_everything_follows_the_mode_at_once(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    icon = theme.icon("house", "accent")
    light = theme.colour("accent").name()
    assert ink_of(icon) == {light}
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.dark
    assert ink_of(icon) == {theme.colour("accent").name()} != {light}
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("surface")
    assert theme.colour("window").name() in qapp.styleSheet()


class Hints(QObject):
    """A system whose light goes out, or whose reader asks for high contrast; also its own `accessibility()`."""

    colorSchemeChanged = Signal()  # noqa: N815
    contrastPreferenceChanged = Signal()  # noqa: N815
    scheme = Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None: ...

    def unsetColorScheme(self) -> None: ...

    def accessibility(self) -> "Hints":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Hints:
    hints = Hints()
    monkeypatch.setattr("ui.theme.QGuiApplication.styleHints", lambda: hints)
    return hints


def test_the_system_going_dark_is_followed_unless_the_reader_chose(system: Hints, qapp: QApplication) -> None:
    theme = Theme(RESOURCES)
    theme.apply(qapp)
    system.scheme = Qt.ColorScheme.Dark
    system.colorSchemeChanged.emit()
    assert luminance(qapp.palette().color(QPalette.ColorRole.Window)) < 0.1
    theme.set_mode("light")
    system.colorSchemeChanged.emit()
    assert luminance(qapp.palette().color(QPalette.ColorRole.Window)) > 0.8


def test_high_contrast_leaves_no_quiet_text(system: Hints, qapp: QApplication) -> None:
    theme = Theme(RESOURCES, "light")
    theme.apply(qapp)
    system.contrast = Qt.ContrastPreference.HighContrast
    system.contrastPreferenceChanged.emit()
    assert theme.colour("muted") == theme.colour("text")
    assert contrast(theme.colour("line"), theme.colour("surface")) >= 3


def test_a_disabled_icon_is_paler(theme: Theme) -> None:
    assert ink_of(theme.icon("house"), QIcon.Mode.Disabled) == {theme.colour("disabled").name()}


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_an_icon_has_a_dot_for_every_dot_of_the_screen(theme: Theme, scale: float) -> None:
    picture = theme.icon("house").pixmap(QSize(16, 16), scale)
    assert picture.size() == QSize(round(16 * scale), round(16 * scale))
    assert picture.devicePixelRatio() == scale


def test_exports_are_light_whatever_is_seen(theme: Theme) -> None:
    theme.set_mode("dark")
    assert Theme(RESOURCES, "light").colour("surface").name() == "#ffffff"


def test_a_mode_that_is_none_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        theme.set_mode("sepia")


def test_digits_stand_below_one_another(theme: Theme) -> None:
    metrics = theme.metrics("body", "medium")
    widths = [metrics.horizontalAdvance(digit * 8) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.5  # less than a dot of the screen over a whole figure


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    font = QFont(before)
    font.setPixelSize(26)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


def test_text_and_rows_grow_with_the_text_of_the_system(large_text: None) -> None:
    theme = Theme(RESOURCES, "light")
    assert theme.font().pixelSize() == 26
    assert theme.size("table_row") == 60
    assert theme.size("sidebar") == 248


def test_without_the_icon_file_the_program_still_starts(tmp_path: Path, qapp: QApplication, logged: list[object]) -> None:
    shutil.copy(RESOURCES / "theme.json", tmp_path)
    assert ink_of(Theme(tmp_path, "light").icon("house")) == set()
    assert logged
