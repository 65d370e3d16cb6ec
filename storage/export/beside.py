"""A file that takes the place of another when it is whole, and what it is called when it cannot."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from storage.messages import Message


def _numbers(*names: str) -> frozenset[int]:
    """The numbers of those errors that this system knows."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


FULL = _numbers("ENOSPC", "EDQUOT", "EFBIG")
GONE = _numbers("ENOENT", "ENOTDIR", "ENXIO", "ENODEV", "EIO", "ESTALE", "EHOSTDOWN", "EHOSTUNREACH")
BUSY = _numbers("EBUSY", "ETXTBSY")
SHARING = {32, 33}  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
WIN_GONE = {15, 21, 53, 55, 64, 67, 1167}  # the drive or share is not there (any more)
WIN_FULL = {39, 112}


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A stream beside `path`, which takes its place at the end; on an exception it is taken away and the old file stays.

    Raises Message `export_open_elsewhere`, `export_read_only`, `export_gone`, `export_full`, `export_is_folder` or `export_failed`, each
    with `file`.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{uuid4().hex}.part")
    with _named(path, target):
        _try_target(target)
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _try_target(target: Path) -> None:
    """Finds out before the work, not after it, that the old file cannot be replaced."""
    if target.is_dir():
        raise Message("export_is_folder", file=target)
    if target.exists():
        with target.open("r+b"):
            pass


@contextmanager
def _named(shown: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Message(_code(fault, target), file=shown, reason=fault.strerror or str(fault)) from fault


def _code(fault: OSError, target: Path) -> str:
    windows = getattr(fault, "winerror", None)
    if windows in SHARING or fault.errno in BUSY:
        return "export_open_elsewhere"
    if windows in WIN_FULL or fault.errno in FULL:
        return "export_full"
    if windows in WIN_GONE:
        return "export_gone"
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        # Windows says "access denied" both of a file that Excel holds and of one that may not be written
        held = windows is not None and target.is_file() and os.access(target, os.W_OK)
        return "export_open_elsewhere" if held else "export_read_only"
    return "export_gone" if fault.errno in GONE else "export_failed"
