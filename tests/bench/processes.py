"""What another process has computed so far: peers are programs of their own. Linux alone tells."""

import os
from pathlib import Path


def processor(process: int) -> float:
    """Milliseconds of processor time, all its threads together."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
