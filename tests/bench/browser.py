"""The last key of a word in the search box against the last key in DB Browser for SQLite's filter row, on the same rows.

By processor, in windows of one size. Theirs until it has come to rest, with one column filtered; ours until its rows are painted, and until
it has also counted them in all tables. Needs Debian's `sqlitebrowser`, `xdotool` and a virtual X display; without them nothing is measured.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from storage.query import Query
from tests.bench.datasette import written_out
from tests.bench.figures import Figure, Setting, middle
from tests.bench.keystrokes import Watch
from tests.bench.processes import processor
from tests.bench.starting import platforms

PROGRAMS = ("sqlitebrowser", "xdotool", "Xvfb")
WORDS = ("patent", "trademark", "zyxolite")
TABLE, COLUMN = "claims", (262, 181)  # the filter of the second column, the notes, where the window stands at the top left
SIZE = (1037, 752)  # of its window when it is first opened, and so of ours
QUIET, LONGEST = 0.6, 60  # seconds
TIMES = 3
GOAL = 1 / 20


def figures(setting: Setting) -> Iterator[Figure]:
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        print(f"left out: {', '.join(missing)}", file=sys.stderr)
        return
    with platforms() as environments:
        theirs = _theirs(written_out(setting.made), environments["Xvfb"])
    watch = Watch(setting.made)
    watch.opened.window.resize(*SIZE)
    for word in WORDS:
        ours = [_ours(watch, word) for _ in range(TIMES)]
        painted, rest = (middle(times) for times in zip(*ours, strict=True))
        label = f"last key of {word}"
        yield Figure(f"{label}, until its rows are painted", painted, theirs[word], "DB Browser's filter of one column", goal=GOAL)
        yield Figure(f"{label}, until all is counted", rest, theirs[word], "DB Browser's filter of one column")
    watch.opened.close()


def _ours(watch: Watch, word: str) -> tuple[float, float]:
    """Processor milliseconds of the last letter: until its rows are painted, and until nothing is left to do."""
    watch.wanted = ""
    watch.opened.ask(Query("statistics"))
    for letter in word[:-1]:
        watch.key(letter)
    before = time.process_time()
    (key,) = watch.key(word[-1]) or (None,)
    rest = (time.process_time() - before) * 1000
    return (key.before + key.paint if key is not None else rest), rest


def _theirs(database: Path, environment: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        for word in WORDS:
            with _opened(database, {**environment, "HOME": home}) as browser:
                found[word] = browser.last_key(word)
    return found


class _Browser:
    """A DB Browser that runs."""

    def __init__(self, process: int, environment: Mapping[str, str]) -> None:
        self._process, self._environment = process, environment

    def press(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def settle(self) -> None:
        """Waits until it has computed nothing for a while."""
        end = time.monotonic() + LONGEST
        last, since = processor(self._process), time.monotonic()
        while time.monotonic() - since < QUIET:
            if time.monotonic() > end:
                raise TimeoutError("DB Browser never came to rest")
            time.sleep(0.02)
            now = processor(self._process)
            if now != last:
                last, since = now, time.monotonic()

    def last_key(self, word: str) -> float:
        """Processor milliseconds from the last letter of a word."""
        self.press("mousemove", *map(str, COLUMN), "click", "1")
        self.press("type", "--delay", "60", word[:-1])
        self.settle()
        before = processor(self._process)
        self.press("type", word[-1])
        self.settle()
        return processor(self._process) - before


@contextmanager
def _opened(database: Path, environment: Mapping[str, str]) -> Iterator[_Browser]:
    """On the table, its own question whether it is too busy answered with no."""
    command = ["sqlitebrowser", "--read-only", str(database), "--table", TABLE]
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    browser = _Browser(program.pid, environment)
    try:
        time.sleep(2)
        browser.settle()
        browser.press("key", "Escape")
        browser.settle()
        yield browser
        shot = os.environ.get("BENCH_SCREENSHOTS")
        if shot:
            subprocess.run(["import", "-window", "root", f"{shot}/{int(time.time())}.png"], env=environment, check=False)
    finally:
        program.terminate()
        program.wait()
