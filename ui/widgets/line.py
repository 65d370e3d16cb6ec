"""A line of text that leaves the program its shortcuts: on Linux Qt's own would take Ctrl+K and Ctrl+E for ends of lines."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

LONGEST = 100_000  # characters; Qt's own limit would silently cut what is pasted at 32,767
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OF_TEXT = frozenset("ACVXYZ")  # with Ctrl they are the line's: all, copy, paste, cut, do again, undo
_OF_TEXT_SHIFTED = frozenset("Z")


def is_for_program(event: QKeyEvent) -> bool:
    """Whether a key with Ctrl is a command's and not the text's. Ctrl with an arrow, Home, End or Backspace stays the text's."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held not in (_CONTROL, _CONTROL | _SHIFT) or not 0x20 < key < 0x7F:
        return False
    return chr(key) not in (_OF_TEXT_SHIFTED if held & _SHIFT else _OF_TEXT)


class Line(QLineEdit):
    """A QLineEdit that takes with Ctrl what edits text, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()  # Qt now looks for a command with this key; where there is none, the key comes back as a key
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether a key is not the line's: Ctrl+Z in a line where nothing was typed takes back what the reader did elsewhere."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CONTROL and event.key() == Qt.Key.Key_Z:
            return not self.isUndoAvailable()
        if (held, event.key()) in ((_CONTROL | _SHIFT, Qt.Key.Key_Z), (_CONTROL, Qt.Key.Key_Y)):
            return not self.isRedoAvailable()
        return is_for_program(event)
