"""Sets of rows as `storage.sets` describes them, in plain Python: quick enough for the shipped almanac, with nothing to load."""

import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, compress

from storage.sets import Codes, Places, Rows, Set

MOST_PAGES, FEW_CODES = 8, 1000  # within these, looking codes up byte by byte is quicker than code by code


class Plain:
    """Sets in bytes, combined as one long number each."""

    eager = True

    def codes(self, stored: "array[int]") -> Codes:
        return stored

    def listed(self, places: Places) -> Rows:
        return places if isinstance(places, array) else array("I", places)

    def picked(self, codes: Codes | Set, places: Places) -> Codes:
        found = map(codes.__getitem__, places)
        return bytes(found) if isinstance(codes, bytes) else array(codes.typecode, found)

    def indexed(self, codes: Codes) -> Codes:
        return codes

    def looked_up(self, codes: Codes | Set, table: bytes | bytearray) -> Set:
        if isinstance(codes, bytes) or codes.itemsize == 1:
            return bytes(codes).translate(bytes(table[:256]).ljust(256, b"\0"))
        pages = [page for page in range(0, len(table), 256) if any(table[page : page + 256])]
        if codes.itemsize > 2 or len(pages) > MOST_PAGES or len(codes) < FEW_CODES:
            return bytes(map(table.__getitem__, codes))
        both_bytes, low = codes.tobytes(), int(sys.byteorder == "big")
        places, numbers = both_bytes[low::2], both_bytes[1 - low :: 2]  # of each code its place in a page of 256, and the page's number
        found = [self.both(self.looked_up(places, table[page : page + 256]), numbers.translate(_only(page // 256))) for page in pages]
        return self.union(found) if found else bytes(len(codes))

    def fulfilled(self, bits: Set, table: bytes) -> Set:
        return self.looked_up(bits, table)

    def of_places(self, places: Iterable[int], size: int) -> Set:
        made = bytearray(size)
        for place in places:
            made[place] = 1
        return bytes(made)

    def of_entries(self, entries: bytes) -> Set:
        return entries

    def of_bits(self, packed: bytes, size: int) -> Set:
        digits = bin(int.from_bytes(packed, "little"))[:1:-1].encode()
        return digits.translate(_DIGITS).ljust(size, b"\0")[:size]

    def both(self, one: Set, other: Set) -> Set:
        return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).to_bytes(len(one), "little")

    def either(self, one: Set, other: Set) -> Set:
        return (int.from_bytes(one, "little") | int.from_bytes(other, "little")).to_bytes(len(one), "little")

    def union(self, sets: Iterable[Set]) -> Set:
        first, *others = sets
        number = int.from_bytes(first, "little")
        for other in others:
            number |= int.from_bytes(other, "little")
        return number.to_bytes(len(first), "little") if others else first

    def less(self, one: Set, other: Set) -> Set:
        return (int.from_bytes(one, "little") & ~int.from_bytes(other, "little")).to_bytes(len(one), "little")

    def scaled(self, one: Set, value: int) -> Set:
        return bytes(one.translate(bytes((0, value)).ljust(256)))

    def spread(self, values: Set, lengths: Codes) -> Set:
        return b"".join([_SINGLE[value] * length for value, length in zip(values, lengths, strict=True)])

    def count(self, one: Set) -> int:
        return len(one) - int(one.count(0))

    def places(self, one: Set, start: int = 0) -> Places:
        return array("I", compress(range(start, start + len(one)), one))

    def tally(self, codes: Codes, one: Set | None, size: int) -> list[int]:
        counted = Counter(codes[1:] if one is None else compress(codes, one))
        return [counted[code] for code in range(size)]

    def tally_at(self, codes: Codes, places: Places, size: int) -> list[int]:
        counted = Counter(map(codes.__getitem__, places))
        return [counted[code] for code in range(size)]

    def tally_many(self, codes: Codes, offsets: Codes, one: Set | None, size: int) -> list[int]:
        rows = range(1, len(offsets) - 1) if one is None else self.places(one)
        counted = Counter(code for row in rows for code in codes[offsets[row] : offsets[row + 1]] or (0,))
        return [counted[code] for code in range(size)]

    def sums(self, one: Set, firsts: Codes, lengths: Codes) -> Codes:
        return array("I", [one.count(1, first, first + length) for first, length in zip(firsts, lengths, strict=True)])

    def tally_sums(self, codes: Codes, sums: Codes, size: int) -> list[int]:
        counted = [0] * size
        for code, n in zip(codes, sums, strict=True):
            counted[code] += n
        return counted

    def nearest(self, table: Set, typed: Sequence[tuple[Places, int]], codes: Codes, weights: Codes, most: int) -> Set:
        left: dict[int, int] = {}
        for places, weight in typed:
            for place in places:
                left[place] = left.get(place, weights[place]) - weight
        least: dict[int, int] = {}
        for place, rest in left.items():
            least[codes[place]] = min(least.get(codes[place], most), max(rest, 0))
        made = bytearray(table)
        for code, rest in least.items():
            made[code] = rest
        return bytes(made)

    def added(self, tables: Sequence[Set], codes: Sequence[Codes], places: Places) -> Codes:
        (t0, t1, t2, t3), (c0, c1, c2, c3) = tables, codes
        return array("H", [t0[c0[place]] + t1[c1[place]] + t2[c2[place]] + t3[c3[place]] for place in places])

    def levels(self, keys: Codes, places: Places) -> Iterable[Places]:
        found: dict[int, array[int]] = {}
        for key, place in zip(keys, places, strict=True):
            if key not in found:
                found[key] = array("I")
            found[key].append(place)
        return [found[key] for key in sorted(found)]

    def runs(self, blocks: Places, firsts: Codes, lengths: Codes) -> Places:
        return array("I", chain.from_iterable([range(firsts[block], firsts[block] + lengths[block]) for block in blocks]))

    def located(self, rows: Places, firsts: Codes) -> Places:
        return array("I", [bisect_right(firsts, row) - 1 for row in rows])

    def chosen(self, rows: Places, entries: Set) -> Places:
        return array("I", compress(rows, entries))

    def joined(self, parts: Sequence[Places]) -> Places:
        return array("I", chain.from_iterable(parts))

    def sorted(self, rows: Places, ranks: Codes, descending: bool) -> Places:
        end = len(ranks) + 1
        return array("I", sorted(rows, key=(lambda row: -ranks[row]) if descending else (lambda row: ranks[row] or end)))

    def in_order(self, order: Codes, one: Set) -> Places:
        return array("I", compress(order, map(one.__getitem__, order)))

    def backwards(self, order: Codes, ranks: Codes) -> Codes:
        return self.sorted(range(1, len(ranks)), ranks, descending=True)


@cache
def _only(number: int) -> bytes:
    """All bits for one byte, none for the others."""
    return bytes(255 * (value == number) for value in range(256))


_SINGLE = [bytes((value,)) for value in range(256)]
_DIGITS = bytes(value == ord("1") for value in range(256))
