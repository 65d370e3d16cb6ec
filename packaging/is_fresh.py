"""Tells make.cmd what make tells by itself: whether a file is there and no file that it is made from is newer.

usage: is_fresh.py FILE SOURCE...     (a folder stands for the files below it; exit status 0: fresh, 1: make it)
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path


def is_fresh(made: Path, sources: Iterable[Path]) -> bool:
    """Whether `made` exists and is at least as new as every file in `sources`. FileNotFoundError if a source is missing."""
    return made.exists() and all(source.stat().st_mtime <= made.stat().st_mtime for source in files(sources))


def files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from (path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        else:
            yield source


if __name__ == "__main__":
    target, *origins = map(Path, sys.argv[1:])
    sys.exit(0 if is_fresh(target, origins) else 1)
