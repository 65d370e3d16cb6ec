"""What one cell may hold: the rules that need no look at any other cell."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from storage import dates
from storage.catalog import Field
from storage.faults import Fault
from storage.package import Sheet

Found = tuple[str, dict[str, object]]  # code and values of a fault

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*")
_LIMIT = 2**63


def cell_faults(sheet: Sheet) -> Iterator[Fault]:
    """At most one fault a cell."""
    for field in sheet.table.csv_fields:
        check = _checker(field, sheet.table.id_field, sheet.constraints.get(field.name, {}))
        column = [row[field.name] for row in sheet.rows]
        wrong = {value: found for value in set(column) if (found := check(value)) is not None}
        if wrong:
            for place, value in enumerate(column):
                if value in wrong:
                    code, values = wrong[value]
                    yield sheet.fault(place, field.name, code, **values)


def _checker(field: Field, id_field: str, constraints: dict[str, Any]) -> Callable[[str], Found | None]:
    """The rule of one column: what the catalog says of its field, and what the package's descriptor adds."""
    required = field.required or bool(constraints.get("required"))
    listed = field.codes or tuple(constraints.get("enum", ()))
    pattern = re.compile(constraints.get("pattern", ""))
    kind = "slug" if field.name == id_field else field.kind
    about: dict[str, object] = {"field": field.name}

    def check(value: str) -> Found | None:
        if not value:
            return ("empty", about) if required else None
        shown = {**about, "value": value}
        fault = _text_fault(value) or ("not_listed" if listed and value not in listed else _kind_fault(kind, value))
        if not fault and pattern.pattern and not pattern.fullmatch(value):
            fault = "bad_form"
        return (fault, {**shown, "allowed": ", ".join(listed)} if fault == "not_listed" else shown) if fault else None

    return check


def _text_fault(value: str) -> str:
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in "\u2028\u2029\ufeff\u200b" for sign in value):
        return "control_character"
    if value != value.strip() or "  " in value:
        return "stray_space"
    return ""


def _kind_fault(kind: str, value: str) -> str:
    if kind == "date":
        try:
            dates.parse(value)
        except ValueError:
            return "bad_date"
        return ""
    if kind == "number":
        return number_fault(value)
    if kind == "integer":
        return "" if _INTEGER.fullmatch(value) and abs(int(value)) < _LIMIT else "bad_integer"
    forms = {"slug": (_SLUG, "bad_slug"), "url": (_URL, "bad_url")}
    form, fault = forms.get(kind, (None, ""))
    return "" if form is None or form.fullmatch(value) else fault


def number_fault(value: str) -> str:
    """Plain digits, no exponent; and no more of them than a binary number can give back as they were written."""
    if not _NUMBER.fullmatch(value):
        return "bad_number"
    return "" if written(float(value), decimals(value)) == value else "too_many_digits"


def decimals(value: str) -> int:
    """How many digits stand after the point."""
    return len(value.partition(".")[2])


def written(value: float, places: int) -> str:
    """A number as its source table has it; the inverse of float and `decimals`."""
    return f"{value:.{places}f}"
