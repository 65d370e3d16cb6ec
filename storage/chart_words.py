"""What a chart says of itself in words: title, sources, a summary in one sentence; the same on screen, in files and to a screen reader."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from storage import dates
from storage.chart_panels import Panel, own, panels_of
from storage.chart_values import ChartData, ChartPoint, ChartSeries
from storage.claims import BOUNDS
from storage.words import Text, say, text

FEW = 3  # names in a title or a sentence
SIGNS = {"about": "≈", "more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤"}
RECKONED, MINUS, THIN = "∴", "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}"
UNSETTLED = frozenset({"provisional", "estimate", "target"})
DIGITS = 3  # of what is reckoned here, from 1 up


def listed(names: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)


def joined(parts: Sequence[Text], language: str) -> str:
    """The parts of a name in one line: `China, AI`."""
    return listed((part.in_language(language) for part in parts), language)


def title(data: ChartData, language: str) -> str:
    """The reader's own name, or what it is a chart of."""
    if any(data.spec.name):
        return data.spec.name.in_language(language)
    chosen = [one for one in data.series if one.chosen]
    indicators = list(dict.fromkeys(one.indicator for one in chosen))
    subjects = list(dict.fromkeys(one.subject for one in chosen))
    if len(indicators) == 1:
        named = indicators[0].in_language(language)
        if len(subjects) == 1 and subjects[0] and not data.spec.everyone:
            named = say("chart.of", language, indicator=named, subjects=joined(subjects[0], language))
    elif len(subjects) == 1 and len(indicators) > 2 and subjects[0]:
        named = say("chart.series_of", language, subject=joined(subjects[0], language), n=len(indicators))
    elif len(indicators) == 2:
        one, other = (indicator.in_language(language) for indicator in indicators)
        named = say("chart.against", language, one=one, other=other)
        if len(subjects) == 1 and subjects[0]:
            named = f"{joined(subjects[0], language)}{'：' if language == 'zh' else ': '}{named}"
    else:
        named = listed((indicator.in_language(language) for indicator in indicators[:FEW]), language)
        if len(indicators) > FEW:
            named = say("chart.and_more", language, names=named, n=len(indicators) - FEW)
    return say("chart.in_year", language, title=named, year=str(data.spec.year)) if _one_year(data) else named


def called(data: ChartData) -> tuple[Text, ...]:
    """For the name of a file: the title in both languages, and the years where the chart goes through several."""
    first, last = years_shown(data)
    years = f"{first}–{last}" if first != last and not data.spec.at_one_time else ""
    return Text(title(data, "en"), title(data, "zh")), Text(years, years)


def _one_year(data: ChartData) -> bool:
    return data.spec.at_one_time and bool(data.spec.year) and data.spec.length in ("", "year")


def subtitle(data: ChartData, language: str) -> str:
    """In which unit, over which years, and on what axis."""
    units = list(dict.fromkeys(one.unit.in_language(language) for one in data.series if one.points))
    parts = [measure(data, panel, language) for panel in panels_of(data)[:1]] if len(units) == 1 or data.spec.measure != "value" else []
    first, last = years_shown(data)
    if data.spec.at_one_time and data.spec.length not in ("", "year"):
        parts += sorted({period(point, language) for one in data.series for point in one.points if one.chosen})[:1]
    elif not data.spec.at_one_time and first:
        parts.append(str(first) if first == last else f"{first}–{last}")
    if data.spec.length not in ("year", "") and not data.spec.at_one_time:
        parts.append(period_words(data.spec.length, language))
    return " · ".join(part for part in parts if part)


def period_words(length: str, language: str) -> str:
    """The length of the periods in words."""
    from storage.series import length_words

    code, values = length_words(length)
    return say(code, language, **values)


def years_shown(data: ChartData) -> tuple[int, int]:
    """The first and last year of which a figure is drawn; zeros where none is."""
    years = [point.year for one in data.series for point in one.points]
    return (min(years), max(years)) if years else (0, 0)


def measure(data: ChartData, panel: Panel, language: str) -> str:
    """What the axis of values counts: the unit, or what was reckoned from it."""
    spec = data.spec
    if spec.measure == "index":
        said = say("chart.measure.index.said", language, year=str(spec.base))
    elif spec.measure == "change":
        points = panel.value_kind in ("share", "growth")
        said = say(f"chart.measure.change.{'points' if points else 'percent'}", language)
    elif spec.measure == "share":
        said = say("chart.measure.share.said", language)
    else:
        said = say("chart.rank.said", language) if panel.value_kind == "rank" else panel.unit.in_language(language)
    return f"{said}{'，' if language == 'zh' else ', '}{say('chart.log.said', language)}" if logarithmic(data, panel) else said


def logarithmic(data: ChartData, panel: Panel) -> bool:
    """Whether the panel's axis is: asked for, of courses of years, and all values above zero."""
    wanted = data.spec.log and data.spec.measure in ("value", "index") and panel.value_kind != "rank"
    return wanted and data.spec.kind in ("lines", "multiples") and all(point.low > 0 for one in panel.series for point in one.points)


# -- values ----------------------------------------------------------------------------------------------------------------------------


def number(value: float, decimals: int) -> str:
    written = f"{value:,.{decimals}f}"
    return ("0" if written == "-0" else written).replace("-", MINUS)


def stated(point: ChartPoint) -> str:
    """The figure as its source states it, with the signs of its qualifier and of what was reckoned."""
    fact = point.point
    signs = [RECKONED] if fact.basis == "reckoned" else []
    signs += [SIGNS[fact.qualifier]] if fact.qualifier in SIGNS else []
    return THIN.join((*signs, number(fact.value, fact.decimals)))


def shown(point: ChartPoint, measure_: str) -> str:
    """The value that is drawn: as stated, or what was reckoned from it, to three digits."""
    return stated(point) if measure_ == "value" else reckoned(point.value, measure_)


def reckoned(value: float, measure_: str) -> str:
    if measure_ == "change":
        return ("+" if value > 0 else "") + number(value, 1)
    whole = len(str(int(abs(value))))
    return number(value, max(0, DIGITS - whole)) if value else "0"


def ends(point: ChartPoint, measure_: str) -> tuple[str, str]:
    """What the sources say at the least and at the most."""
    if measure_ != "value":
        return reckoned(point.low, measure_), reckoned(point.high, measure_)
    return tuple(written(value) for value in (point.low, point.high))  # type: ignore[return-value]


def written(value: float) -> str:
    """With as many digits as it needs."""
    return number(value, 0) if value.is_integer() else f"{Decimal(repr(value)):,f}".replace("-", MINUS)


def period(point: ChartPoint, language: str) -> str:
    return dates.show(point.point.start, point.point.end, language, short=language != "zh")


def point_words(data: ChartData, panel: Panel, index: int, point: ChartPoint, language: str) -> str:
    """A point in a sentence: whose, when, how much, between which ends, and who says so."""
    said = say(
        "chart.point", language, series=joined(panel.names[index], language), period=period(point, language),
        value=shown(point, data.spec.measure),
    )  # fmt: skip
    if point.point.disagrees:
        low, high = ends(point, data.spec.measure)
        said += say("chart.point.differ", language, low=low, high=high)
    if point.point.claims > 1:
        said += say("chart.point.claims", language, n=point.point.claims)
    return said + (say("chart.point.source", language, publisher=point.publisher) if point.publisher else "")


# -- what stands below it, and the sentence --------------------------------------------------------------------------------------------


def source_lines(data: ChartData, language: str, *, native: bool = False) -> tuple[str, ...]:
    """The sources with the data version; the rule and how to read the marks; what was left out; what to mind.

    native: of a chart that an office program draws, whose only mark of ours are the bars where sources differ.
    """
    if data.empty:
        return ()
    first = data.documents[0] if data.documents else None
    named = "" if first is None else f"{first.publisher}: {first.title}" if first.publisher else first.title
    source = say("chart.source", language, version=data.data_version, claims=data.claims, n=len(data.documents), first=named.rstrip("."))
    rule = say("chart.rule", language, rule=text(f"rule.{data.rule}").in_language(language))
    space = "" if language == "zh" else " "
    marks = legend(data, language)
    if native:
        marks = [say("chart.legend.bars", language, n=data.disagreements)] if data.disagreements else []
    lines = [source, space.join((rule, *marks))]
    if data.left_out:
        names = listed((joined(parts, language) for parts in data.left_out[:FEW]), language)
        more = len(data.left_out) - FEW
        lines.append(say("chart.left_out", language, names=say("chart.and_more", language, names=names, n=more) if more > 0 else names))
    return (*lines, *(caution.text.in_language(language) for caution in data.cautions))


def legend(data: ChartData, language: str) -> list[str]:
    """How to read the marks that are drawn, one sentence each; marks that do not occur are not explained."""
    points = [point.point for one in data.series for point in one.points]
    lines = data.spec.kind in ("lines", "ranks", "multiples")
    said = {
        "spread": data.disagreements if "spread" in data.spec.shown else 0,
        "claims": "claims" in data.spec.shown,
        "bridge": lines and "bridge" in data.spec.shown,
        "provisional": any(point.status in UNSETTLED for point in points),
        "reckoned": any(point.basis == "reckoned" for point in points),
        "about": any(point.qualifier == "about" for point in points),
        "bound": any(point.qualifier in BOUNDS for point in points),
        "break": lines and any(broken for one in data.series for broken in one.breaks),
        "muted": any(not one.chosen for one in data.series),
    }
    return [say(f"chart.legend.{code}", language, n=n) for code, n in said.items() if n]


def summary(data: ChartData, language: str) -> str:
    """The chart in a sentence or two, for those who hear it: its kind, its years, and where each line goes from and to."""
    if data.empty:
        return say("chart.nothing", language)
    first, last = years_shown(data)
    kind = text(f"chart.kind.{data.spec.kind}").in_language(language)
    head = "chart.summary.year" if data.spec.at_one_time else "chart.summary"
    said = [say(head, language, kind=kind, title=title(data, language), first=str(first), last=str(last))]
    chosen = [one for one in data.series if one.chosen and one.points]
    if data.spec.kind == "ranked":
        said += _first(data, language)
    courses = [_course(one, chosen, data, language) for one in chosen[:5]]
    joint, stop = ("；", "。") if language == "zh" else ("; ", ".")
    said.append(joint.join(courses) + stop)
    if data.disagreements:
        said.append(say("chart.summary.differ", language, n=data.disagreements))
    return ("" if language == "zh" else " ").join(said)


def _course(one: ChartSeries, among: Sequence[ChartSeries], data: ChartData, language: str) -> str:
    name = joined(own(one, among), language)
    begin, end = one.points[0], one.points[-1]
    values = {"name": name, "high": shown(end, data.spec.measure), "last": period(end, language), "n": len(one.points)}
    if len(one.points) == 1:
        return say("chart.summary.one", language, **values)
    return say("chart.summary.course", language, low=shown(begin, data.spec.measure), first=period(begin, language), **values)


def _first(data: ChartData, language: str) -> list[str]:
    foremost = [(one, point) for one in data.series for point in one.points if point.rank == 1]
    if len(data.series) < 2 or not foremost:
        return []
    one, point = foremost[0]
    stop = "。" if language == "zh" else "."
    return [say("chart.summary.first", language, name=joined(one.subject, language), high=stated(point)) + stop]
