"""Buttons of the program's few looks. They take the keyboard by Tab and not by a click, so that pressing one leaves the table its focus."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import Theme
from ui.widgets.label import plain_tip

LOOKS = (
    "plain",
    "primary",
    "quiet",
    "link",
    "icon",
    "small",
)  # `small` is an icon in a narrow strip; and `segment`, which belongs to Segments
_ICON_ROLES = {"primary": "on_accent", "link": "accent"}
_AFTER = ("arrow-right", "caret-down", "caret-up")  # these stand behind the words


def set_words(button: QPushButton, text: str, tip: str = "") -> None:
    """The words of a button, its tool tip and its name for a screen reader. An `&` is shown, never taken for a shortcut."""
    button.setText(text.replace("&", "&&"))
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(text or tip)
    button.setAccessibleDescription(tip if text else "")


def button(theme: Theme, text: str = "", icon: str = "", look: str = "plain", tip: str = "") -> QPushButton:
    """A button in one of LOOKS. The looks `icon` and `small` show no words, so `tip` names them."""
    made = QPushButton()
    made.setProperty("look", look)
    made.setFont(theme.font("body", "medium" if look in ("primary", "plain") else "regular"))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
    made.setAutoDefault(False)
    if icon:
        made.setIcon(theme.icon(icon, _ICON_ROLES.get(look, "muted")))
    if icon in _AFTER and look not in ("icon", "small"):
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if look == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    set_words(made, text, tip)
    return made
