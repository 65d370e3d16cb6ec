"""Runs first in a bundle: says at once that a module has no source there, which `inspect` would otherwise look for in many places.

PySide asks for the source of every module that is imported after it, to see whether the module uses PySide.
"""

import inspect
from types import ModuleType
from typing import Any

_look = inspect.getsource


def _getsource(thing: Any) -> str:
    if isinstance(thing, ModuleType):
        raise OSError("there are no sources in a bundle")
    return _look(thing)


inspect.getsource = _getsource  # type: ignore[assignment]
