"""The phrase books, looked through in this order: {code: (English, Chinese)}."""

from storage.phrases.catalog import PHRASES as _catalog
from storage.phrases.command import PHRASES as _command
from storage.phrases.data import PHRASES as _data
from storage.phrases.export import PHRASES as _export
from storage.phrases.faults import PHRASES as _faults
from storage.phrases.record import PHRASES as _record
from storage.phrases.window import PHRASES as _window

ALL = (_window, _catalog, _record, _export, _command, _faults, _data)
