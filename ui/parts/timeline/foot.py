"""What stands below the lanes: what has no date, and what the colours mean."""

from ui.parts.timeline.asked import Asked, Words
from ui.parts.timeline.marks import PLUS_SIDE
from ui.parts.timeline.scene import TRAY, Entry, Looks, Mark
from ui.parts.timeline.tracks import MARK

MOST, WIDEST = 24, 220.0  # of the undated: so many are named, in so many pixels


def tray(asked: Asked, y: float, words: Words) -> tuple[tuple[Mark, ...], Mark | None]:
    """What has no date, side by side as far as there is room; and a last mark that stands for the rest."""
    rows = asked.timeline.undated.tolist()
    edge = asked.sizes.margin + asked.scale.width - words.measure(words.said.why) - 24
    x = asked.sizes.margin + 8
    out: list[Mark] = []
    some = rows[:MOST]
    for place, (row, title) in enumerate(zip(some, words.titles(some), strict=True)):
        wide = min(words.measure(title), WIDEST)
        rest = len(rows) - place - 1
        needed = MARK + 6 + wide + (words.measure_plus(f"+{rest:,}") + 2 * PLUS_SIDE + 12 if rest else 0)
        if x + needed > edge and (place or x + 80 > edge):
            break
        wide = min(wide, edge - x - MARK - 6)
        said = words.cut(title, wide)
        colour = Looks(1)
        out.append(Mark(place, row, TRAY, x, x + MARK, y, True, (True, True), colour, False, 0, 0, False, said, x + MARK + 6, wide))
        x += MARK + 6 + wide + 16
    rest = len(rows) - len(out)
    if not rest:
        return tuple(out), None
    plus = words.measure_plus(f"+{rest:,}") + 2 * PLUS_SIDE
    more = Mark(len(out), 0, TRAY, x, x, y, True, (True, True), Looks(1), False, rest, 0, False, "", x, 0.0, False, x, plus)
    return tuple(out), more


def legend(asked: Asked, words: Words) -> tuple[Entry, ...]:
    x, out = asked.sizes.margin + 8, []
    for label, looks in asked.legend:
        wide = words.measure(label)
        out.append(Entry(label, looks, x, wide))
        x += MARK + 6 + wide + 18
    return tuple(out)
