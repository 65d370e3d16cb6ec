"""What NumPy says of a set of rows is what plain Python says of it, whichever of the two an almanac is large enough for."""

from array import array
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.plain import Plain
from storage.sets import Sets
from storage.vectors import Vectors

SIZE, BLOCKS = 12, (1, 2, 4, 5)
FIRSTS, LENGTHS = array("I", (0, 1, 3, 7)), array("I", BLOCKS)

members = st.sets(st.integers(0, SIZE - 1)).map(sorted)
codes_of_rows = st.sampled_from("BHI").flatmap(
    lambda kind: st.lists(st.integers(0, 9), min_size=SIZE, max_size=SIZE).map(lambda c: array(kind, c))
)
tables = st.binary(min_size=10, max_size=10)
blocks = st.lists(st.integers(0, 3), unique=True)


def alike(asked: Callable[[Sets], Any]) -> None:
    """Both give the same numbers."""
    plain, vectors = (list(asked(sets)) for sets in (Plain(), Vectors()))
    assert plain == vectors


@given(members, members, tables)
def test_sets_are_combined_alike(one: list[int], other: list[int], table: bytes) -> None:
    alike(lambda sets: sets.both(sets.of_places(one, SIZE), sets.of_places(other, SIZE)))
    alike(lambda sets: sets.either(sets.of_places(one, SIZE), sets.of_places(other, SIZE)))
    alike(lambda sets: sets.union([sets.of_places(one, SIZE), sets.of_places(other, SIZE), sets.scaled(sets.of_places(one, SIZE), 2)]))
    alike(lambda sets: sets.less(sets.of_places(one, SIZE), sets.of_places(other, SIZE)))
    alike(lambda sets: sets.places(sets.of_places(one, SIZE), 5))
    alike(lambda sets: sets.looked_up(sets.of_places(one, SIZE), table))
    alike(lambda sets: [sets.count(sets.of_places(one, SIZE))])
    alike(lambda sets: sets.places(sets.indexed(sets.of_places(one, SIZE))))
    alike(lambda sets: sets.of_bits(bytes((sum(1 << place for place in one) >> shift & 255) for shift in (0, 8)), SIZE))


@given(codes_of_rows, members, tables)
def test_codes_are_read_and_counted_alike(codes: "array[int]", rows: list[int], table: bytes) -> None:
    alike(lambda sets: sets.looked_up(sets.codes(codes), table))
    alike(lambda sets: sets.picked(sets.codes(codes), sets.codes(array("I", rows))))
    alike(lambda sets: sets.tally(sets.codes(codes), None, 10))
    alike(lambda sets: sets.tally_at(sets.codes(codes), sets.codes(array("I", rows)), 10))
    alike(lambda sets: sets.tally(sets.codes(codes), sets.of_places([row for row in rows if row], SIZE), 10))


@given(st.binary(min_size=SIZE, max_size=SIZE), st.sets(st.integers(0, 255), max_size=8))
def test_what_some_bits_fulfil_more_of_them_do(bits: bytes, least: set[int]) -> None:
    table = bytes(any(ways & one == one for one in least) for ways in range(256))
    alike(lambda sets: sets.fulfilled(sets.of_entries(bits), table))


def test_a_long_array_is_counted_alike() -> None:
    codes = array("B", [place * place % 251 for place in range(200_001)])
    some = range(1, len(codes), 3)
    alike(lambda sets: sets.tally(sets.codes(codes), None, 251))
    alike(lambda sets: sets.tally(sets.codes(codes), sets.of_places(some, len(codes)), 251))


@given(st.lists(st.integers(0, 3), min_size=SIZE, max_size=SIZE), members)
def test_many_values_a_row_are_counted_alike(lengths: list[int], rows: list[int]) -> None:
    offsets = array("I", [sum(([0, 0, *lengths[1:]])[: place + 1]) for place in range(SIZE + 1)])
    codes = array("B", [1 + place % 3 for place in range(offsets[-1])])
    alike(lambda sets: sets.tally_many(sets.codes(codes), sets.codes(offsets), None, 4))
    known = [row for row in rows if row]
    alike(lambda sets: sets.tally_many(sets.codes(codes), sets.codes(offsets), sets.of_places(known, SIZE), 4))


@given(blocks, st.lists(st.binary(min_size=4, max_size=4).map(lambda t: bytes(v % 60 for v in t)), min_size=4, max_size=4))
def test_blocks_are_ordered_and_become_rows_alike(places: list[int], far: list[bytes]) -> None:
    codes = [array("B", (place, 3 - place, 0, 3)) for place in range(4)]
    alike(lambda sets: sets.runs(sets.codes(array("I", places)), sets.codes(FIRSTS), sets.codes(LENGTHS)))
    alike(lambda sets: sets.spread(sets.of_places(places, 4), sets.codes(LENGTHS)))
    alike(lambda sets: sets.located(sets.codes(array("I", range(SIZE))), sets.codes(FIRSTS)))

    def levels(sets: Sets) -> list[list[int]]:
        among = sets.codes(array("I", sorted(places)))
        tables = [sets.of_entries(table) for table in far]
        return [list(level) for level in sets.levels(sets.added(tables, [sets.codes(c) for c in codes], among), among)]

    alike(levels)


@given(members, st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_blocks_are_counted_alike(rows: list[int], codes: list[int]) -> None:
    def counted(sets: Sets) -> list[int]:
        sums = sets.sums(sets.of_places(rows, SIZE), sets.codes(FIRSTS), sets.codes(LENGTHS))
        return [*sums, *sets.tally_sums(sets.codes(array("B", codes)), sums, 4)]

    alike(counted)
    alike(lambda sets: sets.scaled(sets.of_places(rows, SIZE), 4))


@given(st.lists(st.tuples(members.filter(bool), st.integers(0, 4)), min_size=1, max_size=3), codes_of_rows, codes_of_rows)
def test_the_nearest_names_are_alike(typed: list[tuple[list[int], int]], codes: "array[int]", weights: "array[int]") -> None:
    alike(
        lambda sets: sets.nearest(
            sets.of_entries(bytes(range(10))),
            [(sets.codes(array("I", places)), weight) for places, weight in typed],
            sets.codes(codes),
            sets.codes(weights),
            6,
        )
    )


@given(codes_of_rows, members)
def test_rows_are_sorted_alike_the_unknown_last_equal_ones_as_they_were(ranks: "array[int]", rows: list[int]) -> None:
    ranks[0] = 0
    order = array("I", sorted(range(1, SIZE), key=lambda row: ranks[row] or 99))
    among = [row for row in rows if row]
    for descending in (False, True):
        expected = sorted(among, key=lambda row: -ranks[row] if descending else ranks[row] or 99)
        for sets in (Plain(), Vectors()):
            own, known = sets.codes(ranks), sets.of_places(among, SIZE)
            assert list(sets.sorted(sets.codes(array("I", among)), own, descending)) == expected
            whole = sets.backwards(sets.codes(order), own) if descending else sets.codes(order)
            assert list(sets.in_order(whole, known)) == expected
