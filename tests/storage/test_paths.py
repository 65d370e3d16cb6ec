"""Where the user's folder is: in the profile, named by the environment, or beside a program that is carried about."""

import sys
from pathlib import Path

import pytest

from storage import collections, paths
from storage.userdata import UserData


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a finished program, started from there."""
    monkeypatch.delenv("IP_ALMANAC_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "profile")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "ip-almanac"))
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_an_installed_program_keeps_its_data_in_the_profile(program: Path, tmp_path: Path) -> None:
    assert paths.user_folder() == tmp_path / "profile"
    assert list(program.iterdir()) == []


def test_a_portable_program_keeps_them_beside_itself(program: Path) -> None:
    (program / paths.PORTABLE).touch()
    assert paths.user_folder() == program / "data"
    assert (program / "data").is_dir()


def test_a_stick_that_cannot_be_written_to_leaves_no_trace_elsewhere_and_is_told(program: Path, tmp_path: Path) -> None:
    (program / paths.PORTABLE).touch()
    (program / "data").write_text("a file in its place")
    user = UserData(paths.user_folder())
    collections.create(user, "in memory")
    assert user.trouble is not None
    assert (user.trouble.code, user.unsaved) == ("user_read_only", 1)
    user.close()
    assert not (tmp_path / "profile").exists()
    assert (program / "data").read_text() == "a file in its place"


def test_on_a_mac_the_data_are_beside_the_bundle(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(program / "IP Almanac.app" / "Contents" / "MacOS" / "ip-almanac"))
    (program / paths.PORTABLE).touch()
    assert paths.user_folder() == program / "data"


def test_the_environment_goes_before_both(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / paths.PORTABLE).touch()
    monkeypatch.setenv("IP_ALMANAC_HOME", str(tmp_path / "named"))
    assert paths.user_folder() == tmp_path / "named"
