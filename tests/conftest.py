"""What holds in every test: no screen, no network, no trace in the user's own folders, and a logged warning is a fault."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import logging
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.small_package import write_small_package

ROOT = Path(__file__).resolve().parent.parent


class Collector(logging.Handler):
    """Keeps the warnings and errors that the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    """The warnings logged so far. A test that asks for it expects them, and looks at them itself."""
    collector = Collector()
    logging.getLogger().addHandler(collector)
    yield collector.records
    logging.getLogger().removeHandler(collector)


@pytest.fixture(autouse=True)
def no_warning_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test during which Python code logged a warning, unless it asked for `logged`. (pytest-qt does the same for Qt's messages.)"""
    if "logged" in request.fixturenames:
        yield
        return
    collector = Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.records:
        pytest.fail("logged: " + "; ".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in collector.records), pytrace=False)


class NoNetwork(socket.socket):
    """A socket that cannot leave the machine (asyncio and debuggers use local ones)."""

    def connect(self, address: Any, /) -> None:
        self.refuse(address)
        super().connect(address)

    def connect_ex(self, address: Any, /) -> int:
        self.refuse(address)
        return super().connect_ex(address)

    def bind(self, address: Any, /) -> None:
        self.refuse(address)
        super().bind(address)

    def refuse(self, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"the program opened a network connection to {address}")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """The program opens no network connection at all: whoever tries, fails."""

    def refuse(*_: object, **__: object) -> Any:
        raise AssertionError("the program asked for the address of a host")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", NoNetwork)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what the program keeps for its user; the real one is never touched."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("IP_ALMANAC_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The real source tables."""
    return ROOT / "resources" / "data"


@pytest.fixture(scope="session")
def library_path(data_dir: Path) -> Path:
    """The real reference database, built anew if it is missing or older than its data."""
    database = ROOT / "resources" / "almanac.db"
    newest = max(path.stat().st_mtime for path in (*data_dir.glob("*.csv"), data_dir / "datapackage.json"))
    if not database.exists() or database.stat().st_mtime < newest:
        build(data_dir, database)
    return database


@pytest.fixture(scope="session")
def small_data_source(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid data package of a few hundred rows, cut out of the real one; shared, so not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    write_small_package(data_dir, folder)
    return folder


@pytest.fixture
def small_data(small_data_source: Path, tmp_path: Path) -> Path:
    """A copy of the small package that the test may spoil."""
    return Path(shutil.copytree(small_data_source, tmp_path / "data"))


@pytest.fixture(scope="session")
def small_library_path(small_data_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference database of the small package."""
    database = tmp_path_factory.mktemp("small-database") / "almanac.db"
    build(small_data_source, database)
    return database


def build(data: Path, database: Path) -> None:
    subprocess.run([sys.executable, ROOT / "main.py", "build", data, database], check=True, cwd=ROOT)


@pytest.fixture(scope="session")
def real_screen() -> Iterator[dict[str, str]]:
    """The environment for a subprocess that opens real windows, on a virtual X display of its own (a process has one platform).

    Skips where there is no Xvfb (macOS, Windows), unless CI says that there must be one.
    """
    if not shutil.which("Xvfb"):
        (pytest.fail if os.environ.get("CI") and sys.platform == "linux" else pytest.skip)("there is no Xvfb here")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as said:
        number = said.readline().strip()
    if not number:
        pytest.fail("Xvfb did not start")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND_"))}
    yield {**environment, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(timeout=10)
