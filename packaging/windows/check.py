"""Installs, starts, updates and removes the program on Windows as its users will, and looks at what each step leaves. A line a check.

usage: PYTHON check.py SETUP.exe --bundle FOLDER [--before OLDER-SETUP.exe] [--msi FILE] [--portable ZIP] [--same-as FOLDER]
                       [--pictures FOLDER]

PYTHON is a Windows Python with the program's requirements: on Windows itself, or one under Wine. What it installs it removes again; the
machine should be one that has no almanac of its own. --same-as: a folder with gii.csv and gii.xlsx, exported on another system.
Exit status 0 if every check holds.
"""

import argparse
import ctypes
import filecmp
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

assert sys.platform == "win32", "this looks at Windows: run it with a Windows Python"
import winreg  # noqa: E402

NAME, COMMAND = "IP Almanac", "ip-almanac"
LOCAL = Path(os.environ["LOCALAPPDATA"])
USUAL = LOCAL / "Programs" / NAME
DATA = LOCAL / NAME
MENU = Path(os.environ["APPDATA"]) / "Microsoft/Windows/Start Menu/Programs" / f"{NAME}.lnk"
REMOVAL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\IPAlmanac"
CLASSES = r"Software\Classes"
RANKS = ("export", "statistics", "--where", "indicator_id=gii-rank", "--where", "area_id=cn", "--facts", "--sort", "period_start")
PATIENCE = 120.0
RUNNING = 3
WM_CLOSE = 0x10


class Fault(Exception):
    """What does not hold."""


def sure(holds: object, said: str) -> None:
    if not holds:
        raise Fault(said)


def run(*command: str | Path, status: int | None = 0) -> str:
    """What a program writes; Fault if it ends with another status."""
    done = subprocess.run([str(part) for part in command], capture_output=True, stdin=subprocess.DEVNULL, timeout=600, check=False)
    said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    sure(
        status is None or done.returncode == status,
        f"{Path(str(command[0])).name} ended with {done.returncode}, not {status}: {said[-600:]}",
    )
    return said


def install_with(*command: str | Path, status: int = 0) -> None:
    """Runs an installer. Its output is not asked for: what it leaves running, as a shell that draws icons, would keep a pipe open."""
    nowhere = subprocess.DEVNULL
    done = subprocess.run([str(part) for part in command], stdin=nowhere, stdout=nowhere, stderr=nowhere, timeout=600, check=False)
    sure(done.returncode == status, f"{Path(str(command[0])).name} ended with {done.returncode}, not {status}")


def until(there: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        sure(time.monotonic() < end, f"waited in vain: {what}")
        time.sleep(0.2)


def value(path: str, name: str = "", root: int = winreg.HKEY_CURRENT_USER) -> object:
    """What the registry holds there, or None."""
    try:
        with winreg.OpenKey(root, path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
            return winreg.QueryValueEx(key, name)[0]
    except OSError:
        return None


def files(folder: Path) -> dict[str, int]:
    """Path and size of every file below."""
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def same_tree(one: Path, other: Path) -> list[str]:
    """The files of `one` that `other` lacks or has otherwise."""
    names = list(files(one))
    _, differing, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return differing + missing


class Checks:
    def __init__(self, options: argparse.Namespace, room: Path) -> None:
        self.options, self.room = options, room
        self.setup: Path = options.setup.resolve()
        self.bundle: Path = options.bundle.resolve()

    def all(self) -> Iterator[Callable[[], str]]:
        if self.options.before:
            yield self.older
        yield self.install
        yield self.registered
        yield self.command_line
        yield self.status_of_the_window
        yield self.self_check
        yield self.export
        yield self.window
        yield self.update
        yield self.remove
        yield self.odd_path
        yield self.read_only
        if self.options.portable:
            yield self.portable
        if self.options.msi:
            yield self.msi

    # -- install ---------------------------------------------------------------------------------------------------------------------

    def older(self) -> str:
        install_with(self.options.before.resolve(), "/S")
        said = value(REMOVAL, "DisplayVersion")
        stale = USUAL / "_internal" / "of-an-earlier-version.txt"
        stale.write_text("stale", encoding="utf-8")
        DATA.mkdir(parents=True, exist_ok=True)
        (DATA / "kept.txt").write_text("mine", encoding="utf-8")
        return f"version {said} first"

    def install(self) -> str:
        before = value(REMOVAL, "DisplayVersion")
        began = time.monotonic()
        install_with(self.setup, "/S")
        seconds = time.monotonic() - began
        sure(not same_tree(self.bundle, USUAL), "the installed files are not those of the bundle")
        sure(not (USUAL / "_internal" / "of-an-earlier-version.txt").exists(), "a file of the earlier version lingers")
        now = value(REMOVAL, "DisplayVersion")
        sure(before is None or before != now, f"the version is still {before}")
        sure(before is None or (DATA / "kept.txt").exists(), "the user's data are gone")
        return f"silently into {USUAL} in {seconds:.0f} s, {before or 'nothing'} before, {now} now"

    def registered(self) -> str:
        sure(MENU.is_file(), f"no {MENU}")
        sure(value(REMOVAL, "InstallLocation") == str(USUAL), "the place is not registered")
        for ending, kind in (("collection", "Collection"), ("pack", "Pack")):
            sure(value(rf"{CLASSES}\.ipalmanac-{ending}") == f"IPAlmanac.{kind}", f"no file type {ending}")
            command = str(value(rf"{CLASSES}\IPAlmanac.{kind}\shell\open\command"))
            sure(command == f'"{USUAL / NAME}.exe" "%1"', f"file type {ending} opens with {command}")
        return "menu, file types, place, way to remove"

    # -- use -------------------------------------------------------------------------------------------------------------------------

    def command_line(self) -> str:
        program = USUAL / f"{COMMAND}.exe"
        found = run(program, "find", "专利", "--limit", "5")
        sure(len(found.splitlines()) == 5, f"find answered {found!r}")
        sure("\r" not in found, "find ends its lines as Windows does, not as on every system")
        sure("华为" in run(program, "--language", "zh", "find", "Huawei", "--limit", "1"), "no Chinese name for Huawei")
        said = run(program, "export", "moons", "--to", self.room / "moons.csv", status=1)
        sure("moons" in said and "Traceback" not in said, f"a wrong table was told so: {said!r}")
        run(program, "find", "--limit", "many", "x", status=2)
        return found.splitlines()[0].replace("\t", " ")

    def status_of_the_window(self) -> str:
        program = USUAL / f"{NAME}.exe"
        run(program, "find", "PCT")
        run(program, "export", "moons", "--to", self.room / "moons.csv", status=1)
        run(program, "find", "--limit", "many", "x", status=2)
        run(program, *RANKS, "--to", self.room / "window.csv")
        sure((self.room / "window.csv").stat().st_size > 500, "nothing exported")
        return "0, 1 and 2 without a console"

    def self_check(self) -> str:
        said = run(USUAL / f"{COMMAND}.exe", "self-check", *(("--screenshots", self.pictures()) if self.options.pictures else ()))
        sure("FAILED" not in said and "Traceback" not in said, said[-800:])
        for ending in (".xlsx", ".csv"):
            sure(f"export {ending}" in said, f"no {ending} was written")
        return f"{len(said.splitlines()) - 1} lines, all hold"

    def export(self) -> str:
        for ending in ("csv", "xlsx"):
            run(USUAL / f"{COMMAND}.exe", *RANKS, "--to", self.room / f"gii.{ending}")
        if not self.options.same_as:
            return "written"
        for ending in ("csv", "xlsx"):
            ours, theirs = self.room / f"gii.{ending}", self.options.same_as / f"gii.{ending}"
            same = ours.read_bytes() == theirs.read_bytes() if ending == "csv" else parts(ours) == parts(theirs)
            sure(same, f"{ending} is not as exported elsewhere")
        return "csv byte for byte, xlsx part for part as exported on the other system"

    def window(self) -> str:
        program = subprocess.Popen([str(USUAL / f"{NAME}.exe")])
        began = time.monotonic()
        until(lambda: ctypes.windll.user32.FindWindowW(None, NAME) or program.poll() is not None, "the window")
        sure(program.poll() is None, f"the program ended with {program.poll()}")
        seconds = time.monotonic() - began
        time.sleep(3)
        drawn = self.picture("window")
        install_with(self.setup, "/S", status=RUNNING)
        sure(not same_tree(self.bundle, USUAL), "setup changed a program that runs")
        ctypes.windll.user32.PostMessageW(ctypes.windll.user32.FindWindowW(None, NAME), WM_CLOSE, 0, 0)
        until(lambda: program.poll() is not None, "the end of the program")
        sure(program.poll() == 0, f"it ended with {program.poll()}")
        sure(list(DATA.glob("*.db")) or list(DATA.iterdir()), f"nothing is kept in {DATA}")
        return f"there after {seconds:.1f} s, {drawn} colours; setup refuses while it runs; closed with 0"

    # -- update and remove -----------------------------------------------------------------------------------------------------------

    def update(self) -> str:
        stale, own = USUAL / "_internal" / "stale.txt", USUAL / "my notes.txt"
        for path in (stale, own):
            path.write_text("x", encoding="utf-8")
        install_with(self.setup, "/S")
        sure(not stale.exists(), "a file of an earlier version lingers")
        sure(own.exists(), "a file of the user's own is gone")
        own.unlink()
        return "over itself; what lingered went, what is the user's stayed"

    def remove(self) -> str:
        before = files(DATA)
        sure(before, "there are no user data to keep")
        install_with(USUAL / "uninstall.exe", "/S")
        until(lambda: not USUAL.exists(), f"{USUAL} to go")
        sure(not MENU.exists(), "the menu entry is left")
        left = [path for path in (REMOVAL, rf"{CLASSES}\.ipalmanac-pack", rf"{CLASSES}\IPAlmanac.Collection") if key_there(path)]
        sure(not left, f"left in the registry: {left}")
        sure(files(DATA) == before, "the user's data changed")
        return f"nothing left but {', '.join(before)}"

    # -- odd places ------------------------------------------------------------------------------------------------------------------

    def odd_path(self) -> str:
        room = self.room / "知识产权 年鉴 Łódź"
        place = room / ("x" * max(1, 199 - len(str(room))))
        subprocess.run(f'"{self.setup}" /S /D={place}', check=True, timeout=600)
        try:
            sure(not same_tree(self.bundle, place), "not all files are there")
            sure("PCT" in run(place / f"{COMMAND}.exe", "find", "PCT", "--limit", "3"), "find fails there")
            sure("FAILED" not in run(place / f"{COMMAND}.exe", "self-check"), "self-check fails there")
        finally:
            install_with(place / "uninstall.exe", "/S")
            until(lambda: not place.exists(), f"{place} to go")
        return f"{len(str(place))} characters, Chinese and blanks among them"

    def read_only(self) -> str:
        """Attributes are all that every system keeps to, whoever runs this; therefore the files are compared, too."""
        place = self.room / "read only"
        shutil.copytree(self.bundle, place)
        for path in place.rglob("*"):
            path.chmod(0o444 if path.is_file() else 0o555)
        before = files(place)
        said = run(place / f"{COMMAND}.exe", "self-check")
        sure("FAILED" not in said, said[-400:])
        sure(files(place) == before, "the program wrote into its own folder")
        for path in place.rglob("*"):
            path.chmod(0o777)
        return "self-check holds, nothing written"

    def portable(self) -> str:
        place = self.room / "stick"
        with zipfile.ZipFile(self.options.portable) as packed:
            packed.extractall(place)
        before = files(DATA)
        run(place / NAME / f"{COMMAND}.exe", "self-check")
        sure((place / NAME / "data").is_dir(), "no data folder beside the program")
        sure(files(DATA) == before, "it wrote into the profile")
        return "keeps its data beside the program"

    def msi(self) -> str:
        place = Path(os.environ["PROGRAMW6432"]) / NAME
        file = self.options.msi.resolve()
        install_with("msiexec", "/i", file, "/qn")
        sure(not same_tree(self.bundle, place), "the installed files are not those of the bundle")
        sure("PCT" in run(place / f"{COMMAND}.exe", "find", "PCT", "--limit", "3"), "find fails there")
        sure(value(rf"{CLASSES}\.ipalmanac-pack", root=winreg.HKEY_LOCAL_MACHINE) == "IPAlmanac.Pack", "no file type")
        install_with("msiexec", "/x", file, "/qn")
        sure(not (place / f"{NAME}.exe").exists(), "it was not removed")
        return f"{place}, and removed"

    # -- pictures --------------------------------------------------------------------------------------------------------------------

    def pictures(self) -> Path:
        folder: Path = self.options.pictures.resolve()
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def picture(self, name: str) -> int:
        """Takes what the screen shows; the number of its colours. Fault where it is blank."""
        from PIL import ImageGrab

        seen = ImageGrab.grab()
        if self.options.pictures:
            seen.save(self.pictures() / f"{name}.png")
        colours = len(seen.getcolors(1 << 24) or [])
        sure(colours > 50, f"the screen shows {colours} colours")
        return colours


def key_there(path: str) -> bool:
    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, path).Close()
    except OSError:
        return False
    return True


def parts(workbook: Path) -> dict[str, bytes]:
    """The content of a workbook, without the times in its archive."""
    with zipfile.ZipFile(workbook) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("setup", type=Path)
    reading.add_argument("--bundle", type=Path, required=True)
    for name in ("before", "msi", "portable", "same-as", "pictures"):
        reading.add_argument(f"--{name}", type=Path)
    options = reading.parse_args()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if there := value(REMOVAL, "InstallLocation"):
        raise SystemExit(f"there is an almanac in {there} already; remove it first")
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        for check in Checks(options, Path(room)).all():
            try:
                print(f"ok\t{check.__name__}: {check()}", flush=True)
            except (Fault, OSError, subprocess.SubprocessError) as fault:
                failed += 1
                print(f"FAILED\t{check.__name__}: {fault}", flush=True)
    print("All checks hold." if not failed else f"{failed} failed.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
