"""The cards of the panel of evidence: why the shown value is shown, who states what, how names are written, who tells of posts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui import formats
from ui.parts.claim_entry import ClaimEntry
from ui.parts.evidence_head import look_of
from ui.parts.evidence_words import figure, not_needed, standing_of, steps
from ui.parts.section import GrowingList, Section
from ui.parts.telling import Doors, Telling
from ui.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.boxes import Rule, card, column, row
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.link import LinkButton

if TYPE_CHECKING:
    from storage.citations import Source
    from storage.evidence import Evidence
    from storage.who_says import Statement, Voice, WhoSays

INSIDE = (14, 8, 12, 8)
FIRST = 10
Entry = Callable[["Voice"], ClaimEntry]


def steps_card(theme: Theme, found: "WhoSays", evidence: "Evidence", telling: Telling, rule_wanted: Callable[[], None]) -> QFrame:
    """The rule and what each of its steps did; the one that decided stands out."""
    value = figure(evidence.fact)
    heading = telling.say("evidence.why", value=value) if evidence.values_differ else telling.text("evidence.why_first")
    rule = LinkButton(theme, telling.say("evidence.rule", rule=telling.text(f"rule.{evidence.rule}")), "caption")
    rule.setToolTip(telling.text("evidence.rule_tip"))
    rule.setAccessibleDescription(telling.text("evidence.rule_tip"))
    rule.clicked.connect(rule_wanted)
    witnesses = {witness.claim.statistic_id: witness for witness in found.page.sources if witness.claim}
    lines = [_step(theme, place, *line, telling) for place, line in enumerate(steps(evidence, witnesses, telling), 1)]
    rest = not_needed(evidence, telling)
    after = [Label(theme, rest, "caption", role="muted", wrap=True)] if rest else []
    return card(Label(theme, heading, "small", "semibold"), *lines, *after, row(rule, None), space=3, margins=INSIDE)


def _step(theme: Theme, place: int, asks: str, did: str, decided: bool, telling: Telling) -> QWidget:
    weight = "semibold" if decided else "regular"
    number = Label(theme, str(place), "caption", "semibold", "accent" if decided else "muted")
    number.setFixedWidth(14)
    number.setAlignment(Qt.AlignmentFlag.AlignTop)
    left = Label(theme, asks, "small", weight, wrap=True)
    right = Label(theme, did, "small", weight, "accent" if decided else "muted", wrap=True)
    right.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    made = row(number, (left, 3), (right, 2), space=6)
    made.setAccessibleName(telling.say("evidence.step.said", n=place, step=asks, what=did))
    return made


def statement_card(theme: Theme, one: "Statement", unit: str, telling: Telling, entry: Entry) -> QFrame:
    """A value, how far it is from the shown one, and all who state it."""
    value = Label(theme, figure(one), "heading", "semibold", selectable=True)
    value.setAccessibleName(formats.spoken(one.value, one.decimals, one.qualifier, one.basis, telling.language))
    look, words = look_of(one)
    said = standing_of(one, telling)
    beside = [Label(theme, said, "small", role="muted", wrap=True, selectable=True)] if said else []
    head = row(value, (ElidedLabel(theme, unit, "small", role="muted"), 1), Badge(theme, look, telling.text(words)), space=8)
    made = card(head, *beside, *_listed(one.voices, entry), space=2, margins=INSIDE)
    made.setAccessibleName(f"{figure(one)}, {telling.text(words)}")
    return made


def voices_card(theme: Theme, found: "WhoSays", telling: Telling, entry: Entry) -> QFrame:
    """The documents that tell of a record; of a document, itself."""
    voices = found.voices
    heading = Label(theme, telling.text("record.document" if found.page.says else "evidence.sources"), "small", "semibold")
    count = Label(theme, f"{len(voices):,}" if len(voices) > 1 else "", "small", role="muted")

    def make(place: int) -> QWidget:
        return column(Rule(), entry(voices[place]), space=2)

    listed = GrowingList(theme, len(voices), FIRST, make, lambda n: telling.say("record.more", n=n))
    return card(row(heading, count, None), listed, space=2, margins=INSIDE)


def _listed(voices: "tuple[Voice, ...]", entry: Entry) -> list[QWidget]:
    return [widget for voice in voices for widget in (Rule(), entry(voice))]


def names_card(theme: Theme, found: "WhoSays", telling: Telling, doors: Doors) -> QFrame:
    """Every way in which the record is written, and by which document, if that is known."""
    lines: list[QWidget] = []
    for one in found.spellings:
        kind = " · ".join((telling.code("alias_kind", one.kind), telling.code("language", one.language)))
        name = Label(theme, one.alias, "small", "medium", "differ" if one.kind == "misspelling" else "text", wrap=True, selectable=True)
        lines += [Rule(), row((name, 1), Label(theme, kind, "caption", role="muted"), space=8)]
        if one.source is not None:
            lines.append(_document(theme, one.source, doors))
    return card(Label(theme, telling.text("evidence.names"), "small", "semibold"), *lines, space=3, margins=INSIDE)


def posts_card(theme: Theme, found: "WhoSays", telling: Telling, doors: Doors) -> QFrame:
    """Each post with its years and the document that tells of it."""
    lines: list[QWidget] = []
    for post in found.posts:
        said = telling.say("evidence.post", title=post.title, organization=telling.first(post.organization))
        years = telling.period(post.start, post.end) if post.end else f"{telling.period(post.start)}–" if post.start else ""
        name = LinkButton(theme, said, "small", role="text", weight="medium")
        name.clicked.connect(lambda _=False, key=f"organizations/{post.organization_id}": doors.open(key))
        lines += [Rule(), row((name, 1), Label(theme, years, "caption", role="muted"), space=8), _document(theme, post.source, doors)]
    return card(Label(theme, telling.text("evidence.posts"), "small", "semibold"), *lines, space=3, margins=INSIDE)


def _document(theme: Theme, source: "Source", doors: Doors) -> LinkButton:
    made = LinkButton(theme, source.title, "caption", "file-text")
    made.clicked.connect(lambda: doors.open(f"sources/{source.source_id}"))
    return made


class SameYear(Section):
    """The same year, stated otherwise: each leads to who says that."""

    def __init__(self, theme: Theme, evidence: "Evidence", telling: Telling, doors: Doors) -> None:
        super().__init__(theme, telling.text("evidence.same_year"))
        for other in evidence.otherwise:
            value = formats.figure(other.value, other.decimals, other.qualifier, other.basis)
            said = telling.say("record.otherwise_of", value=value, period=telling.period(other.start, other.end))
            status = telling.code("status", other.status) if other.status else ""
            link = LinkButton(theme, " · ".join(part for part in (said, status) if part), "small")
            link.setAccessibleDescription(telling.text("evidence.ask"))
            link.clicked.connect(lambda _=False, key=f"statistics/{other.statistic_id}": doors.ask(key, ""))
            badge = [Badge(theme, "differ", "≠")] if other.disagrees else []
            self.add(row((link, 1), *badge, space=8))
