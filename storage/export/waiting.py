"""What both of our row-by-row workbooks are: sheets whose rows wait in files until the whole is put together, and properties."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Generic, Protocol, TypeVar


class Waiting(Protocol):
    """A sheet whose rows wait in a file."""

    rows: BinaryIO


Sheet = TypeVar("Sheet", bound=Waiting)


class Sheets(Generic[Sheet]):
    """make: a sheet of that name whose rows wait in that file of `folder`."""

    def __init__(self, stream: BinaryIO, folder: Path, make: Callable[[str, Path], Sheet]) -> None:
        self._stream, self._folder, self._make = stream, folder, make
        self._properties: dict[str, object] = {}
        self._sheets: list[Sheet] = []

    def add_worksheet(self, name: str) -> Sheet:
        self._sheets.append(self._make(name, self._folder / f"{len(self._sheets)}.xml"))
        return self._sheets[-1]

    def worksheets(self) -> list[Sheet]:
        return self._sheets

    def set_properties(self, properties: Mapping[str, object]) -> None:
        self._properties = dict(properties)

    @property
    def day(self) -> datetime:
        """When it says that it was made: the same sheets make the same bytes."""
        created = self._properties.get("created")
        return created if isinstance(created, datetime) else datetime(1980, 1, 1)  # noqa: DTZ001  # a day has no zone

    def let_go(self) -> None:
        """Closes the files in which rows waited."""
        for sheet in self._sheets:
            sheet.rows.close()
