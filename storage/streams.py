"""The standard streams as the command line speaks: UTF-8 with plain line ends, on every system."""

import sys
from typing import TextIO


def utf8(stream: TextIO) -> TextIO:
    """A standard stream that speaks UTF-8 with plain line ends on every system."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    return stream


def standard_output() -> TextIO:
    return utf8(sys.stdout)
