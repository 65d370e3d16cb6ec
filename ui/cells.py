"""Paints the rows of a table straight into its viewport: what a delegate would be asked three hundred times a screen is said once a row."""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from storage.catalog import Field
from ui.formats import Shown
from ui.rows import CUT, IDENTITY, RowsModel
from ui.theme import Theme

if TYPE_CHECKING:
    from storage.marks import Marks

PAD = 8
REMEMBERED = 8000
WIDE = 9  # no Latin letter of the body is wider on average, so what fits by this measure is not measured
ROOM = 88  # in less than this a name in the other language is shown only if it is whole
WHY_SHARE = 0.32  # of a cell
LEAST_WHY = 72
LEAD = 8  # the first column stands a little further in
CORNER = 8  # the side of the mark of a note
QUIET = frozenset({"unit_id"})  # said beside the figure, and more quietly
MARKED = frozenset({"text", "name", "link", "title", "subject", "code", "date", "period"})
BODY, VALUE, SMALL, SIGN = range(4)  # the fonts


class Piece(NamedTuple):
    """A text within a cell: how far from the cell's left edge, in which font and role, and the spans of it that are matches."""

    x: float
    text: str
    font: int
    role: str
    matches: tuple[tuple[float, float], ...] = ()


class Column(NamedTuple):
    """A column as it stands on screen."""

    place: int
    x: int
    width: int


class Row(NamedTuple):
    """A row as it stands on screen, and how."""

    place: int
    y: int
    chosen: bool
    focus: int = -1  # the column that has the keyboard


class CellPainter(QObject):
    """Draws rows of a RowsModel. Holds what the views of one table share: the hovered row, the open record's row, the matches to mark."""

    rows_changed = Signal(int, int)  # the places of two rows to be painted anew

    def __init__(self, model: RowsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.hovered = -1
        self.open_row = 0
        self.marks: Marks | None = None  # nothing was typed
        self.row_height = theme.size("table_row")
        self._drawn: dict[tuple[int, int], tuple[Piece, ...]] = {}  # by place
        self._laid_out: dict[tuple[int, int, Shown, str, str], tuple[Piece, ...]] = {}  # by content: names repeat from row to row
        self._marks_used: Marks | None = None
        self._widths: tuple[int, ...] = ()
        self._fields = model.fields
        model.modelReset.connect(self._model_reset)
        model.dataChanged.connect(self.forget)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Takes colours and fonts from the theme anew."""
        theme = self._theme
        self._fonts = (theme.font(), theme.font("body", "medium"), theme.font("small"), theme.font("body", "semibold"))
        self._metrics = tuple(QFontMetricsF(font) for font in self._fonts)
        self._laid_out.clear()
        self.forget()

    def _model_reset(self) -> None:
        if self._model.fields is not self._fields:
            self._fields = self._model.fields
            self._laid_out.clear()
        self.forget()

    def forget(self) -> None:
        """Looks every cell up anew when it is painted next."""
        self._drawn.clear()
        if self.marks is not self._marks_used or len(self._laid_out) > REMEMBERED:
            self._marks_used = self.marks
            self._laid_out.clear()

    # -- laying a cell out -----------------------------------------------------------------------------------------------------------

    def pieces(self, place: int, column: int, width: int) -> tuple[Piece, ...]:
        """The texts of one cell, cut to its width."""
        key = (place, column)
        found = self._drawn.get(key)
        if found is None:
            field = self._model.fields[column]
            shown, role = self._model.shown(place)[column], self._role(place, field)
            why = self._model.why(place) if column == self._model.telling else ""
            content = column, width, shown, role, why
            found = self._laid_out.get(content)
            if found is None:
                found = self._laid_out[content] = self._lay_out(shown, field, role, width, why)
            self._drawn[key] = found
        return found

    def _role(self, place: int, field: Field) -> str:
        if field.name in QUIET or (field.name == "value" and self._model.picked(place) is False):
            return "muted"
        if field.name in IDENTITY and field.kind != "mark" and self.steps_back(place):
            return "muted"
        return "text"

    def steps_back(self, place: int) -> bool:
        """Whether another row beside this one names the same fact: the shown claim if it is there, else the first of them."""
        if self._model.picked(place):
            return False
        return self.repeats(place) or self._above_shown(place)

    def _above_shown(self, place: int) -> bool:
        while self.repeats(place + 1):
            place += 1
            if self._model.picked(place):
                return True
        return False

    def repeats(self, place: int) -> bool:
        """Whether the row says the same fact as the one above it."""
        if place < 1 or place >= self._model.rowCount():
            return False
        group = self._model.group(place)
        return group is not None and group == self._model.group(place - 1)

    def _lay_out(self, shown: Shown, field: Field, role: str, width: int, why: str = "") -> tuple[Piece, ...]:
        if not shown.main:
            return ()
        font = VALUE if field.name == "value" else SIGN if shown.role == "differ" else BODY
        lead = self.lead(field)
        room = width - 2 * PAD - lead
        role = shown.role if shown.role != "text" else role
        if shown.align == "centre":
            x = (width - self._metrics[font].horizontalAdvance(shown.main)) / 2
            return (Piece(x, shown.main, font, role),)
        why, why_width = self._shortened(why, shown.main, font, room) if why else ("", 0.0)
        text, taken = self.cut(shown.main, font, room - why_width, measured=shown.align == "right" or bool(shown.other or why))
        if shown.align == "right":
            return (Piece(lead + PAD + room - taken, text, font, role),)
        marked = field.kind in MARKED
        matches = self._matches(text, font) if marked else ()
        pieces = self._quieter(Piece(lead + PAD, text, font, role, matches), len(shown.main) - shown.quiet if shown.quiet else 0)
        left = room - taken - PAD - why_width
        if shown.other and field.name not in QUIET:
            other, other_width = self.cut(shown.other, SMALL, left, measured=True)
            if left >= ROOM or other == shown.other:
                pieces.append(Piece(lead + PAD + taken + PAD, other, SMALL, "muted", self._matches(other, SMALL) if marked else ()))
                taken += PAD + other_width
        if why:
            pieces.append(Piece(lead + PAD + taken + 2 * PAD, why, SMALL, "muted", self._matches(why, SMALL)))
        return tuple(pieces)

    def _quieter(self, piece: Piece, loud: int) -> list[Piece]:
        """The piece, what comes after so many characters of it as a quiet one of its own; 0: all of it as it is."""
        head, tail = piece.text[:loud], piece.text[loud:]
        if not head or not tail:
            return [piece]
        x = piece.x + self._metrics[piece.font].horizontalAdvance(head)
        return [piece._replace(text=head), Piece(x, tail, piece.font, "muted")]

    def _shortened(self, why: str, main: str, font: int, room: float) -> tuple[str, float]:
        """Why the row was found, and the width that it takes: what the name leaves, or a third where the name is long.

        In less room than it all needs, the words that were found are what is seen of it; in hardly any room nothing is.
        """
        left = room - self._metrics[font].horizontalAdvance(main[: int(room) // CUT + 1]) - 2 * PAD
        free = max(left, room * WHY_SHARE)
        if free < LEAST_WHY:
            return "", 0.0
        said = why.partition(": ")[2]
        start = next((start for start, _ in self.marks.spans(said)), 0) if self.marks else 0
        forms = (why, said, "…" + said[start:])
        text, width = self.cut(next((form for form in forms if self._shows_match(form, free)), forms[-1]), SMALL, free, measured=True)
        return text, width + 2 * PAD

    def _shows_match(self, text: str, room: float) -> bool:
        """Whether the first match in a text can be seen in that room."""
        end = next((end for _, end in self.marks.spans(text)), 0) if self.marks else 0
        return self._metrics[SMALL].horizontalAdvance(text[:end] + "m…") <= room

    def lead(self, field: Field) -> int:
        """How far a cell's text stands further in than others: in the first column, unless that is the narrow one of marks."""
        return LEAD if field is self._model.fields[0] and field.kind != "mark" else 0

    def cut(self, text: str, font: int, room: float, *, measured: bool = False) -> tuple[str, float]:
        """The text, elided where it is too long, and its width (0 where nobody needs to know and it surely fits)."""
        metrics = self._metrics[font]
        if not measured and text.isascii() and len(text) * WIDE <= room:
            return text, 0.0
        text = text[: max(1, int(room) // CUT + 1)]
        taken = metrics.horizontalAdvance(text)
        if taken <= room:
            return text, taken
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        return text, metrics.horizontalAdvance(text)

    def _matches(self, text: str, font: int) -> tuple[tuple[float, float], ...]:
        """(x, width) of each match within the text."""
        if not self.marks:
            return ()
        advance = self._metrics[font].horizontalAdvance
        return tuple((advance(text[:start]), advance(text[start:end])) for start, end in self.marks.spans(text))

    def is_cut(self, place: int, column: int, width: int) -> bool:
        """Whether a cell shows less than it holds, or may show less of why its row was found."""
        if column == self._model.telling and self._model.why(place):
            return True
        shown = self._model.shown(place)[column]
        return "".join(piece.text for piece in self.pieces(place, column, width)) != shown.main + shown.other

    # -- painting --------------------------------------------------------------------------------------------------------------------

    def set_widths(self, widths: tuple[int, ...]) -> None:
        if widths != self._widths:
            self._widths = widths
            self.forget()

    def paint(self, painter: QPainter, rows: list[Row], columns: list[Column], *, active: bool, first: bool, right: int) -> None:
        """Rows and columns in sight. active: the table has the keyboard; first: this is the leftmost part; right: where the ground ends."""
        theme, height = self._theme, self.row_height
        chosen = theme.colour("selected" if active else "selected_inactive")
        for row in rows:
            if row.chosen or self._model.rows[row.place] == self.open_row:
                painter.fillRect(0, row.y, right, height, chosen)
            elif row.place == self.hovered:
                painter.fillRect(0, row.y, right, height, theme.colour("hover"))
        self._lines(painter, rows, columns, right)
        self._texts(painter, rows, columns)
        self._notes(painter, rows, columns)
        for row in rows:
            if first and self._model.rows[row.place] == self.open_row:
                painter.fillRect(0, row.y, 3, height, theme.colour("accent"))
            if row.focus >= 0 and active:
                self._ring(painter, row, columns)

    def _lines(self, painter: QPainter, rows: list[Row], columns: list[Column], right: int) -> None:
        """A line under each row; none between rows of one claim group where they say the same."""
        colour, height = self._theme.colour("line"), self.row_height
        same = [column for column in columns if self._model.fields[column.place].name in IDENTITY]
        others = [column for column in columns if column not in same]
        for row in rows:
            y = row.y + height - 1
            if not same or not self.repeats(row.place + 1):
                painter.fillRect(0, y, right, 1, colour)
            else:
                for column in others:
                    painter.fillRect(column.x, y, column.width, 1, colour)

    def _texts(self, painter: QPainter, rows: list[Row], columns: list[Column]) -> None:
        """By font and colour, since to change them costs as much as to draw a text."""
        sorted_out: dict[tuple[int, str], list[tuple[float, float, str]]] = defaultdict(list)
        base = [(self.row_height - metrics.height()) / 2 + metrics.ascent() for metrics in self._metrics]
        grounds: list[QRectF] = []
        pills: list[QRectF] = []
        for row in rows:
            for place, x, width in columns:
                for piece in self.pieces(row.place, place, width):
                    if piece.matches:
                        grounds += self._grounds(piece, x, row.y)
                    if piece.font == SIGN:
                        pills.append(QRectF(x + width / 2 - 9, row.y + self.row_height / 2 - 9, 18, 18))
                    sorted_out[piece.font, piece.role].append((x + piece.x, row.y + base[piece.font], piece.text))
        self._round(painter, grounds, self._theme.colour("match"), 3)
        self._round(painter, pills, self._theme.colour("differ_soft"), 4)
        for (font, role), texts in sorted_out.items():
            painter.setFont(self._fonts[font])
            painter.setPen(self._theme.colour(role))
            for x_text, y_text, text in texts:
                painter.drawText(int(x_text), int(y_text + 0.5), text)

    def _notes(self, painter: QPainter, rows: list[Row], columns: list[Column]) -> None:
        """A small corner at the name of each record that the reader wrote a note on, as spreadsheets have it."""
        right = next((x + width for place, x, width in columns if place == self._model.telling), 0)
        noted = [row.y for row in rows if right and self._model.noted(row.place)]
        if noted:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            for y in noted:
                painter.drawPolygon([QPointF(right - CORNER, y + 1), QPointF(right - 1, y + 1), QPointF(right - 1, y + CORNER)])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _grounds(self, piece: Piece, x: int, y: int) -> list[QRectF]:
        high = self._metrics[piece.font].height() + 1
        top = y + (self.row_height - high) / 2
        return [QRectF(int(x + piece.x) + start - 1, top, wide + 2, high) for start, wide in piece.matches]

    def _round(self, painter: QPainter, rects: list[QRectF], colour: QColor, radius: float) -> None:
        if not rects:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in rects:
            painter.drawRoundedRect(rect, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _ring(self, painter: QPainter, row: Row, columns: list[Column]) -> None:
        """Two pixels around the cell that has the keyboard."""
        for place, x, width in columns:
            if place == row.focus:
                cell, colour = QRect(x, row.y, width, self.row_height - 1), self._theme.colour("accent")
                for edge in (
                    (cell.x(), cell.y(), cell.width(), 2), (cell.x(), cell.bottom() - 1, cell.width(), 2),
                    (cell.x(), cell.y(), 2, cell.height()), (cell.right() - 1, cell.y(), 2, cell.height()),
                ):  # fmt: skip
                    painter.fillRect(*edge, colour)

    def widest(self, column: int, places: range) -> int:
        """How wide a column must be to show its cells and its header in full: by its longest texts, which are measured."""
        field = self._model.fields[column]
        font = VALUE if field.name == "value" else BODY
        cells = [self._model.shown(place)[column] for place in places]
        longest = max(cells, key=lambda cell: len(cell.main) + 2 * len(cell.other), default=Shown(""))
        if field.name in QUIET:
            longest = longest._replace(other="")
        other = self._metrics[SMALL].horizontalAdvance(longest.other) + PAD if longest.other else 0
        taken = self._metrics[font].horizontalAdvance(longest.main) + other
        header = self._metrics[SIGN].horizontalAdvance(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
        return round(max(taken, header)) + 2 * PAD + self.lead(field) + 4
