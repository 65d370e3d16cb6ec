"""Which colour, dash and marker an area or organization has: the same in every chart, whatever else is drawn there."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.library import Library

FOREMOST = ("cn", "us", "jp", "kr", "de", "gb", "world", "in")  # whom the almanac compares most, in the order of the palette
_AREAS = "SELECT area_id, kind FROM areas ORDER BY statistic_count DESC, area_id"
_ORGANIZATIONS = "SELECT organization_id FROM organizations ORDER BY coalesce(statistic_count, 0) DESC, organization_id"


def places(library: "Library") -> dict[str, int]:
    """Place by key (`areas/cn`), from 0: those with most figures first, economies, clusters and organizations each from the beginning."""
    found = {f"areas/{area}": place for place, area in enumerate(FOREMOST)}
    following: dict[str, int] = {"economy": len(FOREMOST)}
    for area, kind in library.execute(_AREAS):
        key = f"areas/{area}"
        if key not in found:
            found[key] = following.get(kind, 0)
            following[kind] = found[key] + 1
    for place, (organization,) in enumerate(library.execute(_ORGANIZATIONS)):
        found[f"organizations/{organization}"] = place
    return found
