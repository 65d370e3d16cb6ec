"""The command line on Windows: a program of the desktop has no console, so this one, which has, starts it and hands on what it writes.

It holds nothing of the almanac, and so adds two megabytes instead of twelve. Exit status, output and errors are those of the program.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

PROGRAM = "IP Almanac.exe"


def relay(source: IO[bytes], target: IO[bytes]) -> None:
    """Hands on what comes, as it comes; whoever closed the other end early, as `more` does, has seen enough."""
    with source, suppress(OSError):
        while piece := source.read1(1 << 16):  # type: ignore[attr-defined]
            target.write(piece)
            target.flush()


def main(arguments: list[str]) -> int:
    command = [str(Path(sys.executable).with_name(PROGRAM)), *arguments]
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=-1)
    assert program.stdout is not None
    assert program.stderr is not None
    threads = [
        Thread(target=relay, args=(program.stdout, sys.stdout.buffer), daemon=True),
        Thread(target=relay, args=(program.stderr, sys.stderr.buffer), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        status = program.wait()
    except KeyboardInterrupt:
        program.kill()
        return 1
    for thread in threads:
        thread.join()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
