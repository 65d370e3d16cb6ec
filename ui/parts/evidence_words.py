"""What the panel of evidence says in words: how far apart values are, what each step of the rule did, who a claim is of."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from storage.claims import BOUNDS
from storage.locators import locator_in
from storage.scope import tells_scope
from ui import formats
from ui.parts.telling import Telling

if TYPE_CHECKING:
    from storage.evidence import Claimed, Evidence
    from storage.gap import Gap
    from storage.record import Witness
    from storage.steps import Taken
    from storage.who_says import Statement, Voice


def figure(one: "Statement | Claimed") -> str:
    """The value as its source states it."""
    return formats.figure(one.value, one.decimals, one.qualifier, one.basis)


def _amount(gap: "Gap") -> dict[str, object]:
    value: object = abs(int(gap.value)) if gap.kind == "places" else formats.number(abs(gap.value), gap.decimals)
    return {"value": value, "percent": formats.number(gap.percent) if gap.percent is not None else ""}


def _kind(gap: "Gap") -> str:
    return "bare" if gap.kind == "amount" and gap.percent is None else gap.kind


def apart(gap: "Gap", statements: "Sequence[Statement]", telling: Telling) -> str:
    """How far the values are from the one shown: `9 % from the value shown`, with `up to` where there are several others."""
    others = sum(one.gap is not None and one.qualifier not in BOUNDS for one in statements)
    return telling.say(f"evidence.apart.{_kind(gap)}", n=others, **_amount(gap))


def difference(gap: "Gap", telling: Telling) -> str:
    """How far a value is from the one shown: `38,000 less than the value shown (9.0 %)`."""
    return telling.say(f"evidence.gap.{_kind(gap)}.{'more' if gap.value > 0 else 'less'}", **_amount(gap))


def standing_of(one: "Statement", telling: Telling) -> str:
    """What the head of a card says beside the value: who stands behind it, and how far it is from the shown one."""
    documents = len({voice.witness.source.source_id for voice in one.voices})
    behind = telling.say("evidence.documents", n=documents) if documents > 1 else ""
    if one.one_body is not None and documents > 1:
        behind = telling.say("evidence.one_body", n=documents, name=telling.first(one.one_body))
    return " · ".join(part for part in (_from_shown(one, telling), behind) if part)


def _from_shown(one: "Statement", telling: Telling) -> str:
    if one.shown:
        return ""
    if one.qualifier in BOUNDS and not one.outside:
        return telling.text("evidence.holds")
    return difference(one.gap, telling) if one.gap else telling.text("evidence.gap.none")


def where(witness: "Witness", telling: Telling) -> str:
    """Where in the source, who published it, whose figure it repeats, and when: the place first, so that it is never cut."""
    source = witness.source
    day = telling.period(source.published_on) if source.published_on else telling.text("record.no_date")
    origin = telling.say("record.of_origin", name=telling.first(witness.origin)) if witness.origin else ""
    return " · ".join(
        part for part in (locator_in(witness.locator, telling.language), source.publisher or source.author, day, origin) if part
    )


def scope(evidence: "Evidence", telling: Telling) -> Iterator[str]:
    """Where values differ because not the same is counted: the notes that say what is."""
    told = {(figure(claim), claim.note): None for claim in evidence.claims if tells_scope(claim.note)} if evidence.kind == "scope" else {}
    for value, note in told:
        yield telling.say("evidence.scope", value=value, note=note)


def small_print(witness: "Witness", telling: Telling) -> str:
    """How the source comes to the figure, and under which licence it may be used."""
    claim, licence = witness.claim, witness.source.licence
    said = [telling.code("basis", claim.basis), telling.code("status", claim.status) if claim.status else ""] if claim else []
    kind = telling.code("source_kind", witness.kind)
    tongue = telling.code("language", witness.language) if witness.language else ""
    rights = telling.say("evidence.licence", licence=licence) if licence else telling.text("evidence.no_licence")
    return " · ".join(part for part in (*said, kind, tongue, rights) if part)


def notes(witness: "Witness") -> list[str]:
    """What must be known of the claim, then of the document."""
    return [note for note in (witness.claim.note if witness.claim else "", witness.source.note) if note]


def spoken(voice: "Voice", telling: Telling) -> str:
    """A claim in one breath: `422,000, final, IFR, 2019, primary, shown`."""
    witness = voice.witness
    source, claim = witness.source, witness.claim
    parts = [
        source.publisher or source.title,
        telling.period(source.published_on) if source.published_on else telling.text("evidence.undated"),
    ]
    parts.append(telling.code("standing", source.standing))
    if claim is None:
        return ", ".join((source.title, *parts))
    value = formats.spoken(claim.value, claim.decimals, claim.qualifier, claim.basis, telling.language)
    status = [telling.code("status", claim.status)] if claim.status else []
    fits = "picked" if claim.picked else "outside" if claim.outside else "fits"
    return ", ".join((value, *status, *parts, telling.text(f"evidence.claim.{fits}")))


# -- the rule, step by step ------------------------------------------------------------------------------------------------------------


def steps(evidence: "Evidence", witnesses: "dict[str, Witness]", telling: Telling) -> Iterator[tuple[str, str, bool]]:
    """(what the step asks, what it did, whether it decided), up to the one that decided; where none did, that is said at the end."""
    left = set(range(len(evidence.claims)))
    for step in evidence.steps:
        left -= set(step.back)
        decided = step.code == evidence.step
        did = _did(evidence, step, left, telling) if step.back else _alike(evidence, step, left, witnesses, telling)
        yield telling.text(f"step.{step.code}"), telling.say("evidence.step.decided", what=did) if decided else did, decided
        if decided:
            return
    yield telling.text("step.tie"), "", True


def not_needed(evidence: "Evidence", telling: Telling) -> str:
    """The steps after the one that decided, or an empty text."""
    codes = [step.code for step in evidence.steps]
    after = codes[codes.index(evidence.step) + 1 :] if evidence.step in codes else []
    return telling.say("evidence.step.rest", steps=telling.listed([telling.text(f"step.{code}") for code in after])) if after else ""


def _did(evidence: "Evidence", step: "Taken", left: set[int], telling: Telling) -> str:
    """Which values a step left behind; where the same is still stated by others, how many."""
    kept = {figure(evidence.claims[place]) for place in left}
    gone = list(dict.fromkeys(figure(evidence.claims[place]) for place in step.back if figure(evidence.claims[place]) not in kept))
    if gone:
        return telling.say("evidence.step.back", what=telling.listed(gone), n=len(gone))
    return telling.say("evidence.step.repeats", n=len(step.back))


def _alike(evidence: "Evidence", step: "Taken", left: set[int], witnesses: "dict[str, Witness]", telling: Telling) -> str:
    if step.code == "standing" and len(left) > 1:
        standing = witnesses[evidence.claims[min(left)].statistic_id].source.standing
        return telling.say("evidence.step.alike_in", word=telling.code("standing", standing))
    return telling.text("evidence.step.alike")
