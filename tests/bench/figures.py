"""What a benchmark says: a figure of ours beside another program's or a floor's, measured in the same run by turns; and how it is timed."""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

COLUMNS = ("what", "ours", "beside", "ratio", "goal", "")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is measured on. real: the shipped almanac; made: a made-up one of `rows` statistics; small: one of 10,000."""

    data: Path
    real: Path
    made: Path
    small: Path
    rows: int


@dataclass(frozen=True, slots=True)
class Figure:
    """ours, other: in `unit`. goal: what ours / other may at most be. limit: what ours may at most be. Neither: for information.

    against: what the other is. other None: nothing to compare with.
    """

    name: str
    ours: float
    other: float | None = None
    against: str = ""
    unit: str = "ms"
    goal: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.other if self.other else None

    @property
    def met(self) -> bool | None:
        """Whether the goals are reached; None if there are none."""
        reached = [self.ours <= self.limit] if self.limit is not None else []
        if self.goal is not None and self.ratio is not None:
            reached.append(self.ratio <= self.goal)
        return all(reached) if reached else None

    def line(self) -> tuple[str, ...]:
        """The figure in words, in the order of COLUMNS."""
        beside = f"{_said(self.other)} {self.against}" if self.other is not None else ""
        goals = [f"≤ {fraction(self.goal)}"] if self.goal is not None else []
        goals += [f"≤ {_said(self.limit)} {self.unit}"] if self.limit is not None else []
        verdict = {True: "met", False: "NOT MET", None: ""}[self.met]
        ratio = "" if self.ratio is None else fraction(self.ratio)
        return self.name, f"{_said(self.ours)} {self.unit}", beside, ratio, ", ".join(goals), verdict


def _said(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def fraction(ratio: float) -> str:
    """`1.25`, or `1/43` where that says more."""
    return f"{ratio:.2f}" if ratio >= 0.1 or ratio == 0 else f"1/{1 / ratio:,.0f}"


def table(figures: Iterable[Figure]) -> str:
    """The figures in lines, each column as wide as it must be."""
    lines = [COLUMNS, *(figure.line() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def to_json(figure: Figure) -> str:
    """One line of JSON, with the ratio and the verdict."""
    return json.dumps({**asdict(figure), "ratio": figure.ratio, "met": figure.met}, ensure_ascii=False)


def from_json(line: str) -> Figure:
    values = json.loads(line)
    return Figure(**{name: value for name, value in values.items() if name not in ("ratio", "met")})


# -- timing ----------------------------------------------------------------------------------------------------------------------------


def p95(times: Iterable[float]) -> float:
    """What 95 of 100 do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def cpu(action: Callable[[], object]) -> float:
    """The milliseconds of this thread's processor time that an action takes: other programs on the machine do not enter into it."""
    start = time.thread_time()
    action()
    return (time.thread_time() - start) * 1000


def by_turns(actions: Mapping[str, Callable[[], float]], times: int, seconds: float = 60) -> dict[str, list[float]]:
    """What each action measures, A B A B …, so that whatever slows the machine for a while slows all of them; ends early after `seconds`,
    but never before the third round."""
    found: dict[str, list[float]] = {name: [] for name in actions}
    end = time.perf_counter() + seconds
    for turn in range(times):
        if turn >= 3 and time.perf_counter() > end:
            break
        for name, action in actions.items():
            found[name].append(action())
    return found


def middle(times: Iterable[float]) -> float:
    return median(times)
