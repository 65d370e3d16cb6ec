"""Colour arithmetic for the theme: contrast as WCAG counts it, mixtures, and a palette around an accent that the system has chosen."""

from collections.abc import Mapping

from PySide6.QtGui import QColor

LEAST = 4.5  # WCAG 2.2, 1.4.3: text of normal size


def luminance(colour: QColor) -> float:
    """Relative luminance from 0 (black) to 1 (white), WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white), WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `other` (0 to 1) in `one`."""
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in zip(_parts(one), _parts(other), strict=True)))


def around_accent(roles: Mapping[str, QColor], accent: QColor) -> dict[str, QColor]:
    """The roles that follow the accent, made for `accent`; none where it would not be readable, and the program's own stand."""
    surface, text = roles["surface"], roles["text"]
    if contrast(accent, surface) < LEAST:
        return {}
    selected = mix(surface, accent, 0.14 if luminance(surface) > 0.5 else 0.32)
    selected_text = mix(accent, text, 0.55)
    on_accent = max((roles["on_accent"], roles["surface"], roles["text"]), key=lambda colour: contrast(colour, accent))
    if contrast(selected_text, selected) < LEAST or contrast(text, selected) < LEAST or contrast(on_accent, accent) < LEAST:
        return {}
    return {
        "accent": accent,
        "accent_hover": mix(accent, text, 0.2),
        "on_accent": on_accent,
        "selected": selected,
        "selected_text": selected_text,
    }


def sharpened(roles: Mapping[str, QColor]) -> dict[str, QColor]:
    """What changes for a reader who asks the system for high contrast: no quiet text, no faint lines."""
    return {
        "muted": roles["text"],
        "disabled": roles["muted"],
        "line": roles["line_strong"],
        "line_strong": roles["text"],
        "scroll": roles["muted"],
    }
