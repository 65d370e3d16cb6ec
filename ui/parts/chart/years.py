"""A slider through the years of ranked bars and scatters, which can also play."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from storage.words import text
from ui.theme import Theme
from ui.widgets.boxes import fill_box
from ui.widgets.button import button, set_words
from ui.widgets.label import Label

STEP = 900  # milliseconds a year, when it plays


class YearBar(QWidget):
    """Not to be seen while there is one year or none."""

    chosen = Signal(int)  # by the reader, or by itself while it plays

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.play, self.slider, self._year = button(theme, "", "caret-right", "plain"), QSlider(Qt.Orientation.Horizontal), Label(theme)
        self._player = QTimer(self, interval=STEP)
        self._language, self._showing = "en", False
        fill_box(QHBoxLayout(self), (self.play, (self.slider, 1), self._year), 12, (16, 0, 16, 4))
        self.slider.valueChanged.connect(self._slide)
        self.play.clicked.connect(self.toggle)
        self._player.timeout.connect(self._next)
        self.hide()

    def tell(self, language: str) -> None:
        self._language = language
        set_words(self.play, text("chart.pause" if self._player.isActive() else "chart.play").in_language(language))
        self.slider.setAccessibleName(text("chart.year").in_language(language))

    def show_years(self, years: Sequence[int], year: int | None) -> None:
        """The years that there are, ascending, and the one that is shown."""
        self.setVisible(len(years) > 1)
        if len(years) < 2:
            self._player.stop()
            return
        self._showing = True  # a slider whose range changes speaks of values that nobody chose
        self.slider.setRange(years[0], years[-1])
        self.slider.setValue(year or years[-1])
        self._showing = False
        self._year.setText(str(self.slider.value()))

    def _slide(self, year: int) -> None:
        if not self._showing:
            self._year.setText(str(year))
            self.chosen.emit(year)

    def step(self, by: int) -> None:
        """The next or a former year."""
        self.slider.setValue(self.slider.value() + by)

    def toggle(self) -> None:
        """Goes through the years by itself, from the first where it stands at the last; or stops."""
        if self._player.isActive():
            self._player.stop()
        else:
            if self.slider.value() == self.slider.maximum():
                self.slider.setValue(self.slider.minimum())
            self._player.start()
        self.tell(self._language)

    def _next(self) -> None:
        if self.slider.value() >= self.slider.maximum() or not self.isVisible():
            self.toggle()
        else:
            self.step(1)
