"""The one place that knows a colour, a font and a size: everything on screen asks a Theme for a role, never for a number of its own."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import around_accent, sharpened
from ui.icons import Engine, Icons
from ui.sheet import style_sheet

MODES = ("system", "light", "dark")
BODY = 13  # the size of body text, in pixels, that all other sizes relate to
_TALL = ("_bar", "_header", "_row", "_track", "_strip", "control", "hit_", "icon")  # sizes that grow with the text
_FAMILIES = {
    "win32": ["Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI"],
    "darwin": [".AppleSystemUIFont", "PingFang SC"],
}
_FALLBACKS = ["Inter", "Noto Sans", "Noto Sans CJK SC"]
_GENERIC = ("sans", "sans serif", "sans-serif", "dejavu sans", "")
FUSION = "Fusion"
_STYLE = "QT_STYLE_OVERRIDE"  # which Qt reads
_R = QPalette.ColorRole
_PALETTE = {
    _R.Window: "window", _R.Base: "surface", _R.AlternateBase: "window", _R.Button: "surface", _R.ToolTipBase: "raised",
    _R.Text: "text", _R.WindowText: "text", _R.ButtonText: "text", _R.ToolTipText: "text", _R.BrightText: "error",
    _R.PlaceholderText: "muted", _R.Highlight: "selected", _R.HighlightedText: "selected_text", _R.Accent: "accent",
    _R.Link: "accent", _R.LinkVisited: "accent", _R.Light: "raised", _R.Midlight: "line", _R.Mid: "line",
    _R.Dark: "line_strong", _R.Shadow: "line_strong",
}  # fmt: skip


def choose_style() -> None:
    """Asks for Qt's Fusion: `windows11` has open usability faults; macOS keeps its own. Before there is an application.

    A Theme would ask for it too, but the application's answer would have PySide load all that a style can be asked: 5 ms.
    """
    if sys.platform != "darwin":
        os.environ[_STYLE] = FUSION


class Theme(QObject):
    """Colours, fonts, icons and sizes by role, light, dark or as the system has it.

    resources: the folder with `theme.json` (the tokens) and `icons/icons.json`. One object serves the whole program. `changed` says that
    roles have other colours now; only what keeps a colour needs it, since the palette, the style sheet and the icons follow by themselves.
    A Theme that is never applied serves pictures and exports (`mode="light"`).
    """

    changed = Signal()

    def __init__(self, resources: Path, mode: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = json.loads((resources / "theme.json").read_text(encoding="utf-8"))
        self._icons = Icons(resources / "icons" / "icons.json")
        self._mode = mode
        self._app: QApplication | None = None
        self._hints = QGuiApplication.styleHints()  # kept: what hangs on it would go with the Python object
        self._system_font = QGuiApplication.font()
        self._scale = max(1.0, QFontInfo(self._system_font).pixelSize() / BODY)
        self._fonts: dict[tuple[str, str], QFont] = {}
        self._metrics: dict[tuple[str, str], QFontMetricsF] = {}
        self._icon_cache: dict[tuple[str, str], QIcon] = {}
        self._read_colours()

    # -- light and dark --------------------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """What was chosen: `system`, `light` or `dark`."""
        return self._mode

    @property
    def dark(self) -> bool:
        """What is seen."""
        if self._mode == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def set_mode(self, mode: str) -> None:
        """Shows the program in another of MODES, at once. ValueError for a word that is none."""
        if mode not in MODES:
            raise ValueError(f"no mode is called {mode!r}")
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def apply(self, app: QApplication) -> None:
        """Gives the application its style, font, palette and sheet, and follows the system from now on. Once, before any widget."""
        self._app = app
        chosen = os.environ.pop(_STYLE, "") == FUSION  # programs that this one opens need not have it
        if sys.platform != "darwin" and not chosen:
            app.setStyle(FUSION)
        app.setFont(self.font())
        self._refresh()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._refresh()

    def _refresh(self) -> None:
        if self._app is not None:
            self._tell_system()
            self._app.setPalette(QPalette())  # the system's own again, for its accent
        self._read_colours()
        if self._app is not None:
            self._app.setPalette(self.palette())
            names = {role: colour.name() for role, colour in self._colours.items()}
            self._app.setStyleSheet(style_sheet(names, self._tokens["radius"], self.size))
        self.changed.emit()

    def _tell_system(self) -> None:
        """Title bars and the system's own dialogs follow the choice."""
        if self._mode == "system":
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Dark if self._mode == "dark" else Qt.ColorScheme.Light)

    # -- colours ---------------------------------------------------------------------------------------------------------------------

    def _read_colours(self) -> None:
        tokens: Mapping[str, str | list[str]] = self._tokens["dark" if self.dark else "light"]
        self._colours = {role: QColor(value) for role, value in tokens.items() if isinstance(value, str)}
        self._data = [QColor(value) for value in tokens["data"]]
        if self._app is None:
            return
        if sys.platform in ("win32", "darwin"):  # elsewhere the palette's accent is Qt's own, not the reader's
            self._colours.update(around_accent(self._colours, self._app.palette().color(_R.Accent)))
        if self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._colours.update(sharpened(self._colours))

    def colour(self, role: str, alpha: int = 255) -> QColor:
        """The colour of a role (`text`, `muted`, `accent`, `differ` …; the names are those of theme.json). KeyError for another name."""
        colour = self._colours[role]
        if alpha == 255:
            return colour
        return QColor(colour.red(), colour.green(), colour.blue(), alpha)

    def data(self, place: int) -> QColor:
        """The colour of a series; beyond the eighth `muted`, since more hues are not told apart."""
        return self._data[place] if place < len(self._data) else self._colours["muted"]

    def palette(self) -> QPalette:
        """The whole theme as Qt's roles."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self._colours[name])
        palette.setColor(QPalette.ColorGroup.Inactive, _R.Highlight, self._colours["selected_inactive"])
        palette.setColor(QPalette.ColorGroup.Inactive, _R.HighlightedText, self._colours["text"])
        for role in (_R.Text, _R.WindowText, _R.ButtonText, _R.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colours["disabled"])
        return palette

    # -- text and sizes --------------------------------------------------------------------------------------------------------------

    def font(self, role: str = "body", weight: str = "regular") -> QFont:
        """role: caption, small, body, heading, title, display or figure; weight: regular, medium or semibold. Digits are of one width."""
        key = (role, weight)
        if key not in self._fonts:
            font = QFont(self._families())
            font.setPixelSize(round(self._tokens["type"][role] * self._scale))
            font.setWeight(QFont.Weight(self._tokens["weight"][weight]))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, role: str = "body", weight: str = "regular") -> QFontMetricsF:
        """The measures of `font(role, weight)`."""
        key = (role, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(role, weight))
        return self._metrics[key]

    def _families(self) -> list[str]:
        """The system's font; where it names none in particular, one that has the digits and the Chinese that figures need."""
        if sys.platform in _FAMILIES:
            return _FAMILIES[sys.platform]
        own = [name for name in self._system_font.families() if name.lower() not in _GENERIC]
        return [*own, *_FALLBACKS] if own else [*_FALLBACKS, *self._system_font.families()]

    def size(self, name: str) -> int:
        """A size of theme.json in logical pixels; those of lines, controls and icons grow with the reader's text."""
        value = self._tokens["size"][name]
        return round(value * self._scale) if any(part in name for part in _TALL) else int(value)

    def radius(self, name: str = "control") -> int:
        """Of corners: `small`, `control` or `card`."""
        return int(self._tokens["radius"][name])

    def milliseconds(self, name: str) -> int:
        """A duration of theme.json: `fast_ms`, `pane_ms`, `busy_after_ms`."""
        return int(self._tokens["motion"][name])

    # -- icons -----------------------------------------------------------------------------------------------------------------------

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """An icon that is drawn in the colour of `role` (`disabled` where it is disabled), today's and tomorrow's theme alike."""
        key = (name, role)
        if key not in self._icon_cache:
            engine = Engine(self._icons, name, lambda enabled: self._colours[role if enabled else "disabled"])
            self._icon_cache[key] = QIcon(engine)
        return self._icon_cache[key]

    def draw_icon(self, painter: QPainter, name: str, rect: QRectF, role: str = "muted") -> None:
        """The same for a delegate or a painted widget."""
        self._icons.draw(painter, name, rect, self._colours[role])

    @property
    def icon_names(self) -> list[str]:
        return self._icons.names()
