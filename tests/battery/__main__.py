"""Kills a process that works on a reader's file, again and again, and tears copies of the file; fails if anything was lost."""

import argparse
import copy
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from storage import backups
from storage.userdata import UserData
from storage.userfile import FILE
from tests.battery.model import Model, Step, do, next_step, read

LONGEST = 0.08  # seconds that a process may live once it works


def work(folder: str, seed: int, told: Connection, model: Model) -> None:
    """Works until it is killed; tells each step before it is begun and after it is confirmed."""
    user, chance = UserData(Path(folder)), random.Random(seed)
    told.send(None)
    while True:
        step = next_step(model, chance)
        told.send(("begun", step))
        do(user, step, Path(folder))
        model.do(step)
        told.send(("done", step))


class Battery:
    """One folder, killed over and over; `states` are all that it was confirmed to hold, ever."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self.seed = folder / "own", random.Random(seed), seed
        self.torn = folder / "torn"
        self.folder.mkdir()
        self.model = Model()
        self.states = {self.model.state}
        self.faults: list[str] = []
        self.steps = 0
        kinds = multiprocessing.get_all_start_methods()
        self._processes: Any = multiprocessing.get_context("fork" if "fork" in kinds else "spawn")

    def kill_once(self, number: int, tears: int) -> None:
        """One process: started, killed at a random moment, its file torn in copies and then looked at."""
        heard, told = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=work, args=(str(self.folder), self.seed + number, told, copy.deepcopy(self.model)))
        process.start()
        told.close()
        if self.chance.random() < 0.85:
            heard.recv()  # the others are killed while they open the file
        time.sleep(self.chance.random() * LONGEST)
        process.kill()
        process.join()
        open_step = self._hear(heard)
        for _ in range(tears):
            self._tear(self.chance.choice((self._cut_wal, self._spoil_wal, self._cut_file, self._spoil_file)), open_step)
        self._look(number, open_step)

    def _hear(self, heard: Connection) -> Step | None:
        """Follows what was confirmed; the step that was begun and not confirmed, if there is one."""
        begun: Step | None = None
        while True:
            try:
                said = heard.recv()
            except (EOFError, OSError):
                return begun
            if said is None:
                continue
            word, step = said
            begun = step if word == "begun" else None
            if word == "done":
                self.model.do(step)
                self.states.add(self.model.state)
                self.steps += 1

    def _look(self, number: int, open_step: Step | None) -> None:
        user = UserData(self.folder)
        try:
            found = read(user)
            allowed = {self.model.state, self._after(open_step)}
            if found.state not in allowed:
                self.faults.append(f"kill {number}: what was confirmed is not what is there (in flight: {open_step})")
            if user.trouble or user.remarks or user.check() != ["ok"]:
                self.faults.append(f"kill {number}: {user.trouble} {user.remarks} {user.check()}")
            self.model = found
            self.states.add(found.state)
        finally:
            user.close()
        exported = self.folder / "all.ipalmanac-data"
        if exported.exists():
            backups.holds(exported)  # whole, or it would raise

    def _after(self, step: Step | None) -> str:
        after = copy.deepcopy(self.model)
        if step is not None:
            after.do(step)
        return after.state

    # -- torn copies -----------------------------------------------------------------------------------------------------------------

    def _tear(self, spoil: Callable[[], bool], open_step: Step | None) -> None:
        shutil.rmtree(self.torn, ignore_errors=True)
        shutil.copytree(self.folder, self.torn)
        exact = spoil()
        try:
            user = UserData(self.torn)
        except Exception as fault:
            self.faults.append(f"{spoil.__name__}: not opened: {fault!r}")
            return
        try:
            state = read(user).state
            if exact and (user.remarks or state not in self.states | {self._after(open_step)}):
                self.faults.append(f"{spoil.__name__}: half a change, or the file was given up: {user.remarks}")
            if user.check() != ["ok"] or user.trouble:
                self.faults.append(f"{spoil.__name__}: {user.trouble} {user.check()}")
            if user.remarks and not list(self.torn.glob("user-damaged-*")):
                self.faults.append(f"{spoil.__name__}: the damaged file is gone")
            do(user, ("set", "after", "the fall"), self.torn)
        finally:
            user.close()

    def _cut(self, path: Path) -> None:
        if path.exists() and path.stat().st_size:
            with path.open("rb+") as file:
                file.truncate(self.chance.randrange(path.stat().st_size))

    def _spoil(self, path: Path) -> None:
        if path.exists() and path.stat().st_size:
            with path.open("rb+") as file:
                file.seek(self.chance.randrange(path.stat().st_size))
                file.write(self.chance.randbytes(self.chance.choice((1, 16, 512, 4096))))

    def _cut_wal(self) -> bool:
        """The content is then what it was some steps before; True: it must be exactly that."""
        self._cut(self.torn / f"{FILE}-wal")
        return True

    def _spoil_wal(self) -> bool:
        self._spoil(self.torn / f"{FILE}-wal")
        return True

    def _cut_file(self) -> bool:
        """No journal helps: a copy is opened, or what is left is sound."""
        self._cut(self.torn / FILE)
        return False

    def _spoil_file(self) -> bool:
        self._spoil(self.torn / FILE)
        return False


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.battery", description=__doc__)
    options.add_argument("--kills", type=int, default=500)
    options.add_argument("--tears", type=int, default=2, help="torn copies after each kill")
    options.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        battery = Battery(Path(folder), chosen.seed)
        for number in range(1, chosen.kills + 1):
            battery.kill_once(number, chosen.tears)
    for fault in battery.faults:
        print(fault)
    torn = chosen.kills * chosen.tears
    print(f"seed {chosen.seed}: {chosen.kills} kills, {battery.steps} confirmed steps, {torn} torn copies, {len(battery.faults)} faults")
    return 1 if battery.faults else 0


if __name__ == "__main__":
    sys.exit(main())
