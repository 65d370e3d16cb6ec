"""The user's choices: read before the first paint, changed at once for everyone who shows them, written a moment later."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from storage.rules import CODES
from storage.styles import STYLES

DELAY = 400  # milliseconds: dragging a splitter is one change, not two hundred


class Setting(NamedTuple):
    """One choice. name: in the user's database and, as `setting.<name>`, in the words; values: what may be chosen, the first at first."""

    name: str
    values: tuple[str, ...]


SETTINGS = (
    Setting("theme", ("system", "light", "dark")),
    Setting("language", ("en", "zh")),
    Setting("names", ("both", "en", "zh")),
    Setting("rows", ("normal", "compact", "roomy")),
    Setting("rule", CODES),
    Setting("citation", STYLES),
)


class Settings(QObject):
    """All settings by name. A value that is none of a Setting's is taken for its first. `save` may raise: the fault is told by `failed`."""

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, values: Mapping[str, object], save: Callable[[Mapping[str, object]], None] | None = None) -> None:
        super().__init__()
        self._values = dict(values)
        self._save = save
        self._unsaved: dict[str, object] = {}
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.flush)

    def choice(self, name: str) -> str:
        """The value of one of SETTINGS."""
        setting = next(setting for setting in SETTINGS if setting.name == name)
        value = self._values.get(name)
        return value if isinstance(value, str) and value in setting.values else setting.values[0]

    def get(self, name: str) -> Any:
        """Any other setting as it was kept, or None."""
        return self._values.get(name)

    def set(self, name: str, value: object) -> None:
        """Changes a setting, tells of it, and keeps it soon."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._unsaved[name] = value
        self._timer.start()
        self.changed.emit(name)

    def propose(self, name: str, value: object) -> None:
        """A value for as long as the reader has chosen none; it is not kept."""
        self._values.setdefault(name, value)

    def take(self, values: Mapping[str, object]) -> None:
        """The settings as they are kept now, for whoever shows them; they were replaced as a whole."""
        changed = [name for name in {*self._values, *values} if self._values.get(name) != values.get(name)]
        self._values, self._unsaved = dict(values), {}
        for name in changed:
            self.changed.emit(name)

    def save_with(self, save: Callable[[Mapping[str, object]], None]) -> None:
        """How settings are kept from now on."""
        self._save = save

    def flush(self) -> None:
        """Writes what is not yet written. What cannot be written is kept in memory and tried again with the next change."""
        self._timer.stop()
        if not self._unsaved or self._save is None:
            return
        try:
            self._save(self._unsaved)
        except Exception as fault:
            self.failed.emit(fault)
        else:
            self._unsaved = {}
