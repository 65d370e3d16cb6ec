"""Cards of the start page: a question, a small picture, the answer in one sentence, and the query that it stands for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from storage.query import Query
from storage.questions import QUESTIONS, Question
from storage.words import Text
from ui import formats
from ui.parts.telling import Telling
from ui.theme import Theme
from ui.widgets.paint import RIGHT, draw_text, focus_ring, pen

if TYPE_CHECKING:
    from storage.answers import Said, Worked

PAD, GAP = 16, 16
HEIGHT = 104  # of a picture
NARROW = 640  # under it the cards stand one below the other
LINES = 2  # of an answer that is not there yet
_WRAP = Qt.TextFlag.TextWordWrap


def sentence(said: "Said", telling: Telling) -> str:
    """The answer in words."""
    from storage.answers import Amount, Span  # there is no answer before the first paint

    values: dict[str, object] = {}
    for name, value in said.values.items():
        if isinstance(value, Amount):
            values[name] = formats.figure(*value)
        elif isinstance(value, Span):
            values[name] = telling.period(*value)
        elif isinstance(value, Text):
            values[name] = telling.first(value)
        elif isinstance(value, int):
            values[name] = value
        else:
            values[name] = telling.listed([telling.say("answer.place", n=n, name=telling.first(place)) for place, n in value])
    return telling.say(said.code, **values)


class AnswerCard(QAbstractButton):
    """One question; pressed anywhere, it opens its query. The answer comes later than the card."""

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__()
        self.question = question
        self.worked: Worked | None = None
        self._theme, self._telling = theme, Telling("en", "en", lambda table, identifier: Text(identifier, identifier))
        self._query = self._answer = self._found = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, telling: Telling, query: str) -> None:
        """Says everything in these languages. query: the saved query in words."""
        self._telling, self._query = telling, query
        self.setText(telling.text(f"question.{self.question.code}"))
        self._found = self._answer = ""
        if self.worked is not None:
            self._answer = sentence(self.worked.answer, telling)
            self._found = telling.say(f"home.found.{self.worked.query.table}", n=self.worked.rows)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(" ".join(part for part in (self._answer, self._how) if part))
        self.updateGeometry()
        self.update()

    def answer(self, worked: "Worked") -> None:
        """Takes the answer."""
        self.worked = worked
        self.tell(self._telling, self._query)

    @property
    def _how(self) -> str:
        return " · ".join(part for part in (self._query, self._found) if part)

    # -- size --------------------------------------------------------------------------------------------------------------------------

    def _height_of(self, text: str, width: float, size: str, weight: str = "regular", lines: int = 1) -> float:
        metrics = self._theme.metrics(size, weight)
        return max(metrics.boundingRect(QRectF(0, 0, width, 1e6), _WRAP, text).height(), lines * metrics.lineSpacing())

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * PAD
        question = self._height_of(self.text(), inner, "heading", "semibold")
        return round(14 + question + 10 + HEIGHT + 10 + self._height_of(self._answer, inner, "small", lines=LINES) + 12 + 20 + 10)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    # -- the hand --------------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, self.rect().toRectF()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.colour("line_strong" if self.underMouse() else "line")))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("card"), theme.radius("card"))
            self._contents(painter, rect.adjusted(PAD, 14, -PAD, -10))
            if self.hasFocus():
                focus_ring(painter, theme, rect, theme.radius("card"))

    def _contents(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        height = self._height_of(self.text(), room.width(), "heading", "semibold")
        self._words(painter, QRectF(room.left(), room.top(), room.width(), height + 2), self.text(), "text", "heading", "semibold")
        picture = QRectF(room.left(), room.top() + height + 10, room.width(), HEIGHT)
        if self.worked is not None:
            from ui.parts.answer_pictures import draw_picture  # after the first paint

            draw_picture(painter, theme, picture, self.worked.picture, self._telling)
        foot = QRectF(room.left(), room.bottom() - 20, room.width(), 20)
        self._words(
            painter,
            QRectF(room.left(), picture.bottom() + 10, room.width(), foot.top() - picture.bottom() - 12),
            self._answer,
            "muted",
            "small",
        )
        arrow = theme.size("icon") - 2
        theme.draw_icon(painter, "arrow-right", QRectF(foot.right() - arrow, foot.center().y() - arrow / 2, arrow, arrow), "accent")
        said = self._telling.text("home.open")
        width = theme.metrics().horizontalAdvance(said)
        draw_text(painter, theme, foot.adjusted(0, 0, -arrow - 4, 0), said, "accent", align=RIGHT)
        draw_text(painter, theme, foot.adjusted(0, 0, -width - arrow - 16, 0), self._how, "muted", "caption")

    def _words(self, painter: QPainter, rect: QRectF, text: str, role: str, size: str, weight: str = "regular") -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour(role))
        painter.drawText(rect, _WRAP, text)


class Answers(QWidget):
    """The cards side by side and equally high; in a narrow window one below the other."""

    asked = Signal(object)  # the Query of the card that was pressed
    painted = Signal()  # once, when the cards are on the screen for the first time

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.cards = [AnswerCard(theme, question) for question in QUESTIONS]
        self._painted = False
        for card in self.cards:
            card.setParent(self)
            card.clicked.connect(lambda _checked=False, query=card.question.query: self.asked.emit(query))

    def tell(self, telling: Telling, query_words: "dict[Query, str]") -> None:
        """Says everything in these languages."""
        for card in self.cards:
            card.tell(telling, query_words[card.question.query])
        self._arrange()

    def answer(self, worked: "tuple[Worked, ...]") -> None:
        """Takes the answers, in the order of QUESTIONS."""
        for card, one in zip(self.cards, worked, strict=True):
            card.answer(one)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _arrange(self) -> None:
        columns = 1 if self.width() < NARROW else len(self.cards)
        width = (self.width() - GAP * (columns - 1)) // columns
        height = max(card.heightForWidth(width) for card in self.cards)
        for place, card in enumerate(self.cards):
            line, column = divmod(place, columns)
            card.setGeometry(column * (width + GAP), line * (height + GAP), width, height)
        lines = -(-len(self.cards) // columns)
        self.setFixedHeight(lines * (height + GAP) - GAP)
