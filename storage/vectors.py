"""Sets of rows as `storage.sets` describes them, in NumPy: for almanacs of which plain Python would make a reader wait."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
FEW_RANKS = 20_000  # so many slices are put together faster than a million places are reckoned
MANY = 100_000  # of so many codes it is worth while to count two at a time
MOST_MASKS = 6
_BELOW = np.array([(1 << bit) - 1 for bit in range(8)], np.uint8)  # the bits below each


class Vectors:
    """The same promises as `storage.sets.Sets`: codes, sets and places are arrays."""

    eager = False

    def codes(self, stored: "array[int]") -> Array:
        return np.frombuffer(stored, dtype=f"u{stored.itemsize}") if stored else np.zeros(0, np.uint8)

    def listed(self, places: Array) -> "array[int]":
        rows = array("I")
        rows.frombytes(np.ascontiguousarray(_array(places), np.uint32).view(np.uint8).data)
        return rows

    def picked(self, codes: Array, places: Array) -> Array:
        return codes.take(_array(places))

    def indexed(self, codes: Array) -> Array:
        return codes.astype(np.intp)

    def looked_up(self, codes: Array, table: bytes | bytearray) -> Array:
        return np.frombuffer(table, np.uint8).take(codes, mode="clip")

    def fulfilled(self, bits: Array, table: bytes) -> Array:
        masks = _least(table)
        if masks is None:
            return self.looked_up(bits, table)
        found: Array = reduce(np.bitwise_or, [(bits & mask != 0) if any_of else (bits & mask == mask) for mask, any_of in masks])
        return found.view(np.uint8)

    def of_places(self, places: Iterable[int], size: int) -> Array:
        made = np.zeros(size, np.uint8)
        made[_array(places)] = 1
        return made

    def of_entries(self, entries: bytes) -> Array:
        return np.frombuffer(entries, np.uint8)

    def of_bits(self, packed: bytes, size: int) -> Array:
        return np.unpackbits(np.frombuffer(packed, np.uint8), count=size, bitorder="little")

    def both(self, one: Array, other: Array) -> Array:
        return one & other

    def either(self, one: Array, other: Array) -> Array:
        return one | other

    def union(self, sets: Iterable[Array]) -> Array:
        return reduce(np.bitwise_or, sets)

    def less(self, one: Array, other: Array) -> Array:
        return one & ~other

    def scaled(self, one: Array, value: int) -> Array:
        return one if value == 1 else one * np.uint8(value)

    def spread(self, values: Array, lengths: Array) -> Array:
        return np.repeat(values, lengths)

    def count(self, one: Array) -> int:
        return int(np.count_nonzero(one.view(bool)))

    def places(self, one: Array, start: int = 0) -> Array:
        found = np.flatnonzero(one.view(bool) if one.itemsize == 1 else one)
        return found + start if start else found

    def tally(self, codes: Array, one: Array | None, size: int) -> list[int]:
        if one is None:
            return _counted(codes[1:], size)
        counts = _counted(codes * one, size)  # quicker than to pick them out; those left out count as 0
        counts[0] -= len(codes) - self.count(one)
        return counts

    def tally_at(self, codes: Array, places: Array, size: int) -> list[int]:
        return _counted(codes.take(_array(places)), size)

    def tally_many(self, codes: Array, offsets: Array, one: Array | None, size: int) -> list[int]:
        lengths = offsets[1:] - offsets[:-1]
        rows = np.ones(len(lengths), bool) if one is None else one.view(bool).copy()
        rows[0] = False
        counts = _counted(codes[np.repeat(rows, lengths)], size)
        counts[0] = int(np.count_nonzero(rows & (lengths == 0)))
        return counts

    def sums(self, one: Array, firsts: Array, lengths: Array) -> Array:
        packed = np.packbits(one, bitorder="little")
        until = np.zeros(len(packed) + 1, np.uint32)  # how many there are before each byte
        np.cumsum(np.bitwise_count(packed), out=until[1:])
        ends = np.append(firsts, firsts[-1] + lengths[-1])
        within = np.append(packed, np.uint8(0)).take(ends >> 3) & _BELOW.take(ends & 7)
        return np.diff(until.take(ends >> 3) + np.bitwise_count(within))

    def tally_sums(self, codes: Array, sums: Array, size: int) -> list[int]:
        return np.bincount(codes, sums, size).astype(np.int64).tolist()  # type: ignore[no-any-return]

    def nearest(self, table: Array, typed: Sequence[tuple[Array, int]], codes: Array, weights: Array, most: int) -> Array:
        if len(typed) == 1:  # as while one word is typed
            ((places, weight),) = typed
            return _least_left(table, codes.take(places), weights.take(places).astype(np.int32) - weight, most)
        start = min(int(places[0]) for places, _ in typed)
        left = weights[start : max(int(places[-1]) for places, _ in typed) + 1].astype(np.int32)
        met = np.zeros(len(left), bool)
        for places, weight in typed:
            left[places - start] -= weight
            met[places - start] = True
        some = np.flatnonzero(met)
        return _least_left(table, codes.take(some + start), left.take(some), most)

    def added(self, tables: Sequence[Array], codes: Sequence[Array], places: Array) -> Array:
        total = np.zeros(len(places), np.uint8)
        for table, numbers in zip(tables, codes, strict=True):
            if table.any():
                total += table.take(numbers.take(places))
        return total

    def levels(self, keys: Array, places: Array) -> Iterator[Array]:
        while len(keys):  # most readers go no further than the first
            least = keys == keys.min()
            yield places[least]
            keys, places = keys[~least], places[~least]

    def runs(self, blocks: Array, firsts: Array, lengths: Array) -> Array:
        if not len(blocks):
            return np.zeros(0, np.uint32)
        sizes = lengths.take(blocks)
        ends = np.cumsum(sizes, dtype=np.uint32)
        return np.repeat(firsts.take(blocks) - (ends - sizes), sizes) + np.arange(ends[-1], dtype=np.uint32)

    def located(self, rows: Array, firsts: Array) -> Array:
        found: Array = np.searchsorted(firsts, _array(rows), "right") - 1
        return found

    def chosen(self, rows: Array, entries: Array) -> Array:
        found: Array = _array(rows)[entries.view(bool)]
        return found

    def joined(self, parts: Sequence[Array]) -> Array:
        return np.concatenate([_array(part) for part in parts])

    def sorted(self, rows: Array, ranks: Array, descending: bool) -> Array:
        at = _array(rows)
        own = ranks.take(at)
        top = int(own.max(initial=0)) + 1
        if top >= np.iinfo(ranks.dtype).max:
            own = own.astype(np.uint32)
        own = np.where(own, top - own if descending else own, own.dtype.type(top))
        return at.take(np.argsort(own.astype(_narrowest(top), copy=False), kind="stable"))

    def in_order(self, order: Array, one: Array) -> Array:
        found: Array = order[one.take(order).view(bool)]
        return found

    def backwards(self, order: Array, ranks: Array) -> Array:
        counts = np.bincount(ranks[1:])[1:].astype(np.int32)
        ends = np.cumsum(counts, dtype=np.int32)
        known = int(ends[-1]) if len(ends) else 0
        if int(counts.max(initial=0)) <= 1:
            return np.concatenate((order[:known][::-1], order[known:]))
        back, starts = counts[::-1], (ends - counts)[::-1]
        if len(ends) < FEW_RANKS:
            whole = np.ascontiguousarray(order).view(np.uint8).data
            size = order.itemsize
            groups = zip((starts * size).tolist(), ((starts + back) * size).tolist(), strict=True)
            return np.frombuffer(b"".join([*(whole[start:end] for start, end in groups), whole[known * size :]]), order.dtype)
        shifts = starts - (np.cumsum(back, dtype=np.int32) - back)  # of each rank's rows: from where they will stand to where they do
        places = np.repeat(shifts, back)
        places += np.arange(known, dtype=np.int32)
        return np.concatenate((order.take(places), order[known:]))


def _least_left(table: Array, codes: Array, left: Array, most: int) -> Array:
    """The table with, at each code, the least that is left there."""
    least = np.full(len(table), 255, np.uint8)
    np.minimum.at(least, codes, np.minimum(np.maximum(left, 0), most).astype(np.uint8))
    return np.where(least < 255, least, table)


def _narrowest(top: int) -> type[np.unsignedinteger[Any]]:
    """NumPy sorts narrow numbers by counting."""
    return np.uint8 if top < 256 else np.uint16 if top < 65536 else np.uint32


def _array(places: Iterable[int]) -> Array:
    if isinstance(places, np.ndarray):
        return places
    if isinstance(places, array):
        return np.frombuffer(places, np.uint32) if places else np.zeros(0, np.uint32)
    if isinstance(places, range):
        return np.arange(places.start, places.stop, places.step, dtype=np.uint32)
    return np.fromiter(places, np.uint32)


def _counted(codes: Array, size: int) -> list[int]:
    if codes.itemsize > 1 or len(codes) < MANY:
        return np.bincount(codes, minlength=size).tolist()  # type: ignore[no-any-return]
    even = codes[: len(codes) // 2 * 2]
    both = np.bincount(even.view(np.uint16), minlength=65536).reshape(256, 256)  # two at a time: half the work
    counts = both.sum(0) + both.sum(1) + np.bincount(codes[len(even) :], minlength=256)
    return counts[:size].tolist()  # type: ignore[no-any-return]


@lru_cache(64)
def _least(table: bytes) -> list[tuple[np.uint8, bool]] | None:
    """The fewest bits that fulfil a table, as masks of which all bits are needed, or (True) any; None where looking up is quicker."""
    fulfil = [bits for bits in range(256) if table[bits]]
    least = [bits for bits in fulfil if not any(bits & less == less for less in fulfil if less < bits)]
    single = sum(bits for bits in least if bits.bit_count() == 1)
    masks = [(np.uint8(single), True)] * (single > 0) + [(np.uint8(bits), False) for bits in least if bits.bit_count() > 1]
    return masks if 0 < len(masks) <= MOST_MASKS else None
