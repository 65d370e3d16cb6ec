"""A web address, shown before anything opens it: what leaves the program is first seen by its reader."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.boxes import fill_box, row
from ui.widgets.label import Label
from ui.widgets.link import LinkButton


def web_address(url: str) -> bool:
    """Whether it may be handed to a browser: http and https only."""
    return url.startswith(("https://", "http://"))


class Address(QWidget):
    """The whole address, and what can be done with it: `visit` is None where it is no web address."""

    def __init__(self, theme: Theme, url: str, telling: Telling, doors: Doors) -> None:
        super().__init__()
        self.text = Label(theme, "\N{ZERO WIDTH SPACE}".join(_breakable(url)), "caption", wrap=True)
        self.text.setAccessibleName(url)  # and not selectable: the pieces are held apart by spaces that nobody sees
        self.copy = LinkButton(theme, telling.text("record.copy_address"), "caption")
        self.copy.clicked.connect(lambda: doors.copy(url))
        self.visit: LinkButton | None = None
        acts: list[QWidget] = [self.copy]
        if web_address(url):
            self.visit = LinkButton(theme, telling.text("record.open_in_browser"), "caption", "arrow-square-out")
            self.visit.clicked.connect(lambda: doors.visit(url))
            acts.insert(0, self.visit)
        fill_box(QVBoxLayout(self), (self.text, row(*acts, None, space=12)), 2, (8, 2, 0, 2))


def _breakable(url: str) -> list[str]:
    """The address in pieces between which a line may break."""
    pieces, piece = [], ""
    for character in url:
        piece += character
        if character in "/?&=-_.":
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece else pieces
