"""What a reader relies on in a timeline: nothing is lost, nothing overlaps, nothing jumps."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storage import dates
from storage.query import Query
from tests.ui.parts.timeline.boards import HEIGHT, WIDTH, Board, Boards, between
from ui.parts.timeline.marks import MOST_LABELS
from ui.parts.timeline.scale import Scale
from ui.parts.timeline.scene import Mark, Scene

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
VIEWS = st.builds(lambda day, power: Scale(day, 2.0**power, WIDTH), st.integers(720_000, 740_000), st.floats(-3, 5))


@pytest.fixture(
    params=[("events", "kind"), ("events", "organizer"), ("sources", "kind"), ("organizations", "country"), ("statistics", "topic_id")]
)
def some(request: pytest.FixtureRequest, board: Boards) -> Board:
    table, lanes = request.param
    return board(Query(table), lanes)


def folded(scene: Scene) -> dict[int, tuple[int, int]]:
    """By the place of a mark, how much is folded into it."""
    return {mark.place: (mark.more, mark.echoes) for mark in scene.marks}


def boxes(scene: Scene) -> list[tuple[Mark, float, float]]:
    """Everything that takes room on a line: the mark, its words, its +n."""
    out = []
    for mark in scene.marks:
        out.append((mark, mark.left, mark.right))
        if mark.label and not mark.inside:
            out.append((mark, mark.label_x, mark.label_x + mark.label_width))
        if mark.plus and not mark.inside:
            out.append((mark, mark.plus_x, mark.plus_x + mark.plus_width))
    return out


@SLOW
@given(VIEWS)
def test_what_is_drawn_adds_up(some: Board, scale: Scale) -> None:
    for scene in (some.scene(), some.scene(scale=scale)):
        assert scene.counts.total == some.line.dated + len(some.line.undated)
        drawn = sum(mark.more + (not mark.echo) for mark in scene.marks) + sum(heap.items for heap in scene.heaps)
        if scene.content <= scene.bottom - scene.top:
            assert drawn == scene.counts.shown
        assert sum(band.count for band in scene.bands) == scene.counts.shown
        in_tray = len(scene.tray) + (scene.tray_more.more if scene.tray_more else 0)
        assert in_tray == len(some.line.undated)


def test_everything_is_in_the_first_view(some: Board) -> None:
    counts = some.scene().counts
    assert (counts.shown, counts.earlier, counts.later) == (some.line.dated, 0, 0)


@SLOW
@given(VIEWS)
@example(Scale(736601, 2.0**-0.8125, WIDTH))  # a bar up to a mark at the very edge
@example(Scale(738283, 0.5, WIDTH))  # a bar of which little is in view
def test_nothing_overlaps(some: Board, scale: Scale) -> None:
    scene = some.scene(scale=scale)
    for (one, left, right), (other, start, end) in combinations(boxes(scene), 2):
        if one.place != other.place and abs(one.y - other.y) < 1:
            assert right <= start + 0.5 or end <= left + 0.5, (one, other)
    assert sum(bool(mark.label) for mark in scene.marks) <= MOST_LABELS


@SLOW
@given(st.integers(728_000, 738_000), st.floats(0.05, 0.9), st.integers(-8, 14))
def test_panning_folds_and_unfolds_nothing(board: Boards, day: int, share: float, step: int) -> None:
    events = board()
    here = Scale(day, 2.0 ** (step / 2), WIDTH)
    there = here.moved(WIDTH * share)
    before, after = events.scene(scale=here), events.scene(scale=there, settled=here)
    both = folded(before).keys() & folded(after).keys()
    assert {place: folded(before)[place] for place in both} == {place: folded(after)[place] for place in both}
    lines = [{mark.place: mark.y for mark in scene.marks} for scene in (before, after)]
    assert all(lines[0][place] == lines[1][place] for place in both)


@SLOW
@given(st.integers(728_000, 738_000), st.integers(-4, 6), st.floats(1.0, 1.99))
def test_zooming_within_a_level_folds_and_unfolds_nothing(board: Boards, day: int, level: int, factor: float) -> None:
    events = board()
    here = Scale(day, 2.0**level, WIDTH)
    nearer = here.zoomed(factor, WIDTH / 2)
    assert nearer.level == here.level
    before, after = folded(events.scene(scale=here)), folded(events.scene(scale=nearer, settled=here))
    assert all(before[place] == more for place, more in after.items() if place in before)


def test_more_is_seen_as_one_comes_nearer(board: Boards) -> None:
    events, day = board(), dates.numbers("2024-09-12")[0]
    seen = []
    for level in range(-4, 6):
        scene = events.scene(scale=Scale(day - WIDTH / 2 / 2.0**level, 2.0**level, WIDTH))
        seen.append({mark.row for mark in scene.marks})
    near = {row for row in seen[-1] if row in set(events.line.rows[abs(events.line.first - day) < 5].tolist())}
    shown = [len(near & rows) for rows in seen]
    assert shown[0] < shown[-1] == len(near)


def test_an_opened_cluster_shows_all_of_it_in_its_place(board: Boards) -> None:
    events = board()
    scale = between("2024-07", "2025-06")
    scene = events.scene(scale=scale, height=None, least_height=HEIGHT)
    host = max(scene.marks, key=lambda mark: mark.more)
    assert host.more > 3
    opened = events.scene(scale=scale, height=None, least_height=HEIGHT, opened=frozenset({host.row}))
    again = next(mark for mark in opened.marks if mark.place == host.place)
    assert (again.left, again.more, again.opened) == (host.left, 0, True)
    band = [mark for mark in opened.marks if mark.band == host.band]
    assert len(band) == len([mark for mark in scene.marks if mark.band == host.band]) + host.more
    lines = sorted({mark.y for mark in band})
    assert all(later - earlier == pytest.approx(22) for earlier, later in pairwise(lines))  # no empty line between them
    others = {place: more for place, more in folded(scene).items() if place != host.place}
    assert others == {place: more for place, more in folded(opened).items() if place in others}


def test_a_day_is_a_dot_a_month_and_a_year_are_soft_bars_of_their_length(board: Boards) -> None:
    events = board()
    scale = between("2022-06", "2026-06")
    scene = events.scene(scale=scale, height=None)
    rows = [mark.row for mark in scene.marks]
    stated = dict(zip(rows, events.library.records("events", rows, ("start_on", "end_on")), strict=True))
    kinds = set()
    for mark in scene.marks:
        start, end = (str(value) for value in stated[mark.row])
        if mark.left <= scene.margin or mark.right >= scene.width:
            continue
        assert mark.soft == (len(start) < 10, len(end) < 10)
        assert mark.dot == (start == end and len(start) == 10)
        if mark.right - mark.left > 10:
            first, last = dates.numbers(start)[0], dates.numbers(end)[1] + 1
            assert mark.left == pytest.approx(scene.margin + scale.x(first))
            assert mark.right == pytest.approx(scene.margin + scale.x(last))
        kinds.add((len(start), mark.dot))
    assert kinds >= {(4, False), (7, False), (10, True), (10, False)}


def test_periods_of_figures_have_hard_ends(board: Boards) -> None:
    figures = board(Query("statistics", "Huawei PCT"), "")
    assert not any(any(mark.soft) for mark in figures.scene().marks)


def test_the_unknown_is_the_last_lane(board: Boards) -> None:
    scene = board(lanes="topic_id").scene()
    values = [band.lane.label for band in scene.bands]
    assert values[-1] == "Unknown"
    assert len(values) == len(set(values)) > 5


def test_echoes_are_drawn_and_not_counted(board: Boards) -> None:
    several = board(lanes="organizer")
    scene = several.scene(scale=between("2023", "2024"), height=None)
    assert any(mark.echo for mark in scene.marks)
    assert sum(band.count for band in scene.bands) == scene.counts.shown


def test_colours_come_with_shapes(board: Boards) -> None:
    topics = board(colours="topic_id")
    looks = {looks for _, looks in topics.asked.legend}
    assert len({one.hue for one in looks}) == len(looks)
    assert len({(one.hue, one.shape) for one in looks}) == len(looks) > 5
    assert {mark.looks for mark in topics.scene().marks} <= looks


def test_a_value_looks_the_same_whatever_was_searched(board: Boards) -> None:
    def looks(line: Board) -> dict[str, object]:
        assert line.asked.colours is not None
        return {line.line.colour_values[code]: line.asked.colours[code] for code in set(line.line.colour.tolist())}

    everything = looks(board(colours="country"))
    some = looks(board(Query(text="DABUS"), colours="country"))
    frequent = {value for value in everything if everything[value] != everything[""]}
    assert len(frequent & some.keys()) > 2
    assert {value: some[value] for value in frequent & some.keys()} == {value: everything[value] for value in frequent & some.keys()}


def test_words_have_room_where_there_is_height_for_it(board: Boards) -> None:
    """Few results: which session it was is read, and in less height none is lost that was there before."""
    sessions = board(Query(text="WIPO Conversation"))
    scene = sessions.scene()
    titles = dict(zip([mark.row for mark in scene.marks], sessions.titles([mark.row for mark in scene.marks]), strict=True))
    assert len(titles) == len(sessions.line.rows)
    roomy = [mark for mark in scene.marks if mark.left < scene.width - 200]
    assert len(roomy) > len(titles) / 2
    assert all(" session" in mark.label for mark in roomy)
    assert any(mark.label == titles[mark.row] for mark in roomy)
    low = sessions.scene(height=150.0)
    assert sum(mark.more + 1 for mark in low.marks) == len(titles)
    assert len(low.marks) >= len(titles) / 2


def test_the_density_is_drawn_where_marks_would_hide_one_another(board: Boards) -> None:
    figures = board(Query("statistics"), "topic_id")
    scene = figures.scene()
    assert not scene.marks
    assert [heap.items for heap in scene.heaps] == [band.count for band in scene.bands]
    heights = [high for heap in scene.heaps for _, _, high in heap.bars]
    assert max(heights) <= max(band.height for band in scene.bands)


def test_a_closed_lane_keeps_its_count(board: Boards) -> None:
    events = board()
    lanes = tuple(replace_closed(lane.label in ("Law", "Launch"), lane) for lane in events.asked.lanes)
    open_, closed = events.scene(), events.scene(lanes=lanes)
    assert [band.count for band in closed.bands] == [band.count for band in open_.bands]
    assert closed.counts == open_.counts
    assert {band.lane.label for band in closed.bands if band.lane.closed} == {"Law", "Launch"}


def replace_closed(closed: bool, lane: object) -> object:
    return lane._replace(closed=closed)  # type: ignore[attr-defined]


def test_the_same_is_laid_out_alike(board: Boards) -> None:
    events = board()
    assert events.scene(scale=between("2024", "2025")) == replace(events.scene(scale=between("2024", "2025")))
