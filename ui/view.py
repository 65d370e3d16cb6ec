"""The contract of a view: a widget that shows the results of the workspace its own way and can say and restore how it stood."""

from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget


class ViewEntry(NamedTuple):
    """A line of VIEWS. title: its code in the words; module, name: where its class is."""

    key: str
    title: str
    icon: str
    module: str
    name: str


class View(Protocol):
    """`key` names it in places and settings, `title` in the words, `icon` in the theme."""

    key: str
    title: str
    icon: str

    def widget(self) -> QWidget:
        """What is put into the window."""

    def state(self) -> dict[str, object]:
        """How it stands (columns, scroll, zoom), as plain values for the settings."""

    def restore(self, state: dict[str, object]) -> None:
        """Makes it stand so again; unknown or bad values are passed over."""

    def focus(self) -> None:
        """Takes the keyboard."""
