"""The style sheet: only what a palette cannot say. Combo and check boxes are not in it: Fusion would lose its arrow and tick."""

from collections.abc import Callable, Mapping
from string import Template

_SHEET = Template("""
QMenuBar { background: $window; padding: 2px 8px 2px 8px; }
QMenuBar::item { padding: 3px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $sunken; }
QStatusBar::item { border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 3px 6px; }
QSplitter::handle { background: $line; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px; }
QPushButton[look] { border: 2px solid transparent; border-radius: ${control}px; padding: 0 ${pad}px; min-height: ${inner}px; }
QPushButton[look="quiet"]:hover, QPushButton[look="icon"]:hover, QPushButton[look="small"]:hover { background: $hover; }
QPushButton[look="quiet"]:pressed, QPushButton[look="icon"]:pressed, QPushButton[look="small"]:pressed { background: $sunken; }
QPushButton[look="icon"] { padding: 0; min-width: ${inner}px; max-width: ${inner}px; }
QPushButton[look="small"] { padding: 0; min-width: ${link}px; max-width: ${link}px; min-height: ${link}px; }
QPushButton[look="plain"] { background: $surface; border: 1px solid $line; padding: 1px ${pad_plain}px; }
QPushButton[look="plain"]:hover { background: $hover; }
QPushButton[look="plain"]:pressed { background: $sunken; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="link"] { color: $accent; padding: 0 2px; min-height: ${link}px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="segment"] { color: $muted; padding: 0 ${pad}px; min-height: ${segment}px; border-radius: 5px; }
QPushButton[look="segment"]:hover { color: $text; }
QPushButton[look="segment"]:checked { background: $raised; color: $text; border: 1px solid $line; padding: 1px ${pad_plain}px; }
QPushButton[look]:focus { border: 2px solid $accent; padding: 0 ${pad}px; }
QPushButton[look="icon"]:focus, QPushButton[look="small"]:focus { padding: 0; }
QPushButton[look="link"]:focus { padding: 0 2px; }
QPushButton[look="primary"]:focus { border-color: $text; }
QPushButton[look]:disabled { color: $disabled; }
QPushButton[look="plain"]:disabled { background: transparent; border-color: $line; }
QPushButton[look="primary"]:disabled { background: $sunken; border-color: $line; }
QLineEdit[frame="true"] { background: $surface; border: 1px solid $line_strong; border-radius: ${control}px; padding: 2px 7px; }
QLineEdit[frame="true"]:focus { border: 2px solid $accent; padding: 1px 6px; }
QLineEdit[frame="true"]:disabled { border-color: $line; color: $disabled; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 0 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Mapping[str, str], radius: Mapping[str, int], size: Callable[[str], int]) -> str:
    """The sheet for these colours. `size` gives a token's height in logical pixels; borders of 2 px stand inside it."""
    control = size("control")
    heights = {"inner": control - 4, "segment": control - 8, "link": size("hit_target_min") - 4, "pad": 9, "pad_plain": 10}
    return _SHEET.substitute(colours, **radius, **{name: str(value) for name, value in heights.items()})
