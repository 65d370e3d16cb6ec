"""What a mark says when the mouse rests on it: title, date as stated, place, and the sources that stand behind it."""

from typing import TYPE_CHECKING

from storage import dates
from storage.tables import BY_NAME
from ui.parts.telling import Telling

if TYPE_CHECKING:
    from storage.record import RecordPage

MOST = 3  # sources named


def tip(page: "RecordPage", dated: str, telling: Telling) -> str:
    """A few lines of plain text."""
    title = telling.name(telling.labels("statistics", page.id) if page.evidence else page.title)
    parts = [title, dated or telling.text(f"timeline.undated.{page.table}"), _precision(page, telling), _place(page, telling)]
    names = list({witness.source.source_id: witness.source.title for witness in page.sources}.values())  # two may have one title
    if names:
        parts += ["", f"{telling.say('timeline.tip.sources', n=len(names))}:", *names[:MOST], *(["…"] if len(names) > MOST else [])]
    return "\n".join(part for place, part in enumerate(parts) if part or (place and names))


def _precision(page: "RecordPage", telling: Telling) -> str:
    """What of the date is not known, where it is one and no period."""
    stated = str(page.fields.get(BY_NAME[page.table].first) or "")
    known = dates.PRECISIONS[len(stated.split("-")) - 1] if stated and not page.evidence else "day"
    return "" if known == "day" else telling.text(f"timeline.only.{known}")


def _place(page: "RecordPage", telling: Telling) -> str:
    """Venue, city and country, as far as they are known."""
    fields = page.fields
    areas = [telling.first(telling.labels("areas", str(fields[name]))) for name in ("city_id", "country") if fields.get(name)]
    return telling.listed([part for part in (str(fields.get("venue") or ""), *dict.fromkeys(areas)) if part])
