"""Whose figure a source states, and whether that body is at home in the country that the figure is about: what some picking rules prefer.

A voice is the body whose figure a source repeats, else its publisher. It speaks for the bodies that it belongs to: an office of WIPO for
WIPO. At home is an authority of the figure's country: of the country that its area lies in, without an area of the organization's.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from storage.library import Library

AUTHORITY = "government"
MOST = 8  # bodies within bodies, and areas within areas: what goes on longer goes in a circle


class Voice(NamedTuple):
    """bodies: the voice and all that it belongs to, itself first. own: its own document says it. home: see above."""

    bodies: tuple[str, ...]
    own: bool
    home: bool


NOBODY = Voice((), False, False)


class Voices:
    """Tells voices by what is known of organizations (kind, country, parent) and areas (iso2, parent), each a mapping by id."""

    def __init__(
        self, kinds: Mapping[str, object], countries: Mapping[str, object], parents: Mapping[str, object],
        isos: Mapping[str, object], wholes: Mapping[str, object],
    ) -> None:  # fmt: skip
        self._kinds, self._countries, self._parents = kinds, countries, parents
        self._isos, self._wholes = isos, wholes
        self._known: dict[tuple[str, ...], Voice] = {}

    @classmethod
    def of(cls, library: "Library") -> "Voices":
        return cls(
            *(library.lookup("organizations", column) for column in ("kind", "country", "parent_id")),
            *(library.lookup("areas", column) for column in ("iso2", "parent_id")),
        )

    def voice(self, origin: str, publisher: str, area: str, organization: str) -> Voice:
        """Of a figure about that area or organization. origin, publisher: ids or, of a publisher that has none, its name; may be empty."""
        key = (origin, publisher, area, organization)
        if key not in self._known:
            self._known[key] = self._voice(*key)
        return self._known[key]

    def _voice(self, origin: str, publisher: str, area: str, organization: str) -> Voice:
        speaker = origin or publisher
        if not speaker:
            return NOBODY
        bodies = _upwards(speaker, self._parents)
        country = next((iso for place in _upwards(area, self._wholes) if (iso := self._isos.get(place))), None)
        if not area:
            country = self._countries.get(organization)
        home = any(self._kinds.get(body) == AUTHORITY and self._countries.get(body) == country for body in bodies)
        return Voice(bodies, speaker in _upwards(publisher, self._parents), bool(country) and home)


def _upwards(start: str, parents: Mapping[str, object]) -> tuple[str, ...]:
    out = [start] if start else []
    while out and len(out) < MOST and (parent := parents.get(out[-1])):
        out.append(str(parent))
    return tuple(out)
