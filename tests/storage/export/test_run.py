"""Whatever happens to an export, the folder holds either the old file or the whole new one, and nothing else."""

import errno
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from storage.export import FORMATS
from storage.export import run as running
from storage.export.job import ExportJob, Format, Sheet
from storage.export.run import format_of, run
from storage.library import Library
from storage.messages import Message
from storage.query import Query
from storage.words import known
from tests.storage.export.conftest import TABLES, MakeJob, MakeLibrary

OLD = b"what was there before"


def steps(job: ExportJob, library: Library) -> Generator[int, None, None]:
    made = run(job, library)
    assert isinstance(made, Generator)
    return made


@pytest.fixture
def long_library(make_library: MakeLibrary) -> Library:
    event = TABLES["events"][0]
    return make_library(events=[{**event, "event_id": f"e{number}"} for number in range(2000)])


@pytest.mark.parametrize("suffix", [form.suffix for form in FORMATS if form.takes("events")])
def test_cancelling_leaves_the_folder_as_it_was(long_library: Library, make_job: MakeJob, suffix: str) -> None:
    job = make_job("events", f"events{suffix}", rows=range(1, 2001))
    job.path.write_bytes(OLD)
    made = steps(job, long_library)
    assert 0 < next(made) < job.total
    made.close()
    assert [path.name for path in job.path.parent.iterdir()] == [job.path.name]
    assert job.path.read_bytes() == OLD


@pytest.mark.parametrize("suffix", [form.suffix for form in FORMATS if form.takes("events")])
def test_progress_rises_to_the_number_of_rows(long_library: Library, make_job: MakeJob, suffix: str) -> None:
    job = make_job("events", f"events{suffix}", rows=range(1, 2001))
    done = list(run(job, long_library))
    assert done == sorted(set(done))
    assert len(done) > 2
    assert done[-1] == job.total == 2000
    assert [path.name for path in job.path.parent.iterdir()] == [job.path.name]


def test_the_new_file_takes_the_place_of_the_old_one(library: Library, make_job: MakeJob) -> None:
    job = make_job("events", "events.csv")
    job.path.write_bytes(OLD)
    list(run(job, library))
    assert OLD not in job.path.read_bytes()


def refusing(error: int, windows: int | None = None) -> OSError:
    fault = OSError(error, os.strerror(error))
    if windows is not None:
        fault.winerror = windows  # type: ignore[attr-defined]  # elsewhere than on Windows an exception takes any attribute
    return fault


FAULTS = [
    (refusing(errno.ENOSPC), "export_full"),
    (refusing(errno.EROFS), "export_read_only"),
    (refusing(errno.EACCES), "export_read_only"),
    (refusing(errno.EIO), "export_gone"),
    (refusing(errno.ENOENT), "export_gone"),
    (refusing(errno.EBUSY), "export_open_elsewhere"),
    (refusing(errno.EACCES, 32), "export_open_elsewhere"),
    (refusing(errno.EACCES, 5), "export_open_elsewhere"),
    (refusing(errno.ENAMETOOLONG), "export_failed"),
]


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=str)
def test_a_failing_disk_is_named_and_the_old_file_stays(
    library: Library, make_job: MakeJob, monkeypatch: pytest.MonkeyPatch, fault: OSError, code: str
) -> None:
    job = make_job("events", "events.csv")
    job.path.write_bytes(OLD)

    def failing(job: ExportJob, library: Library, stream: BinaryIO) -> Iterator[int]:
        stream.write(b"half of it")
        yield 1
        raise fault

    monkeypatch.setattr(running, "FORMATS", (Format("csv", ".csv", "format.csv", many=False, write=failing),))
    with pytest.raises(Message) as said:
        list(run(job, library))
    assert (said.value.code, said.value.values["file"]) == (code, job.path)
    assert [path.name for path in job.path.parent.iterdir()] == [job.path.name]
    assert job.path.read_bytes() == OLD


def test_a_full_disk_is_named_when_the_workbook_is_put_together(
    library: Library, make_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job("events", "events.xlsx")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    with pytest.raises(Message) as said:
        list(run(job, library))
    assert said.value.code == "export_full"
    assert list(job.path.parent.iterdir()) == []


def test_a_file_that_cannot_be_replaced_is_known_before_the_work(
    library: Library, make_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job("events", "events.csv")
    job.path.write_bytes(OLD)
    opening = Path.open

    def held(path: Path, mode: str = "r", *rest: object) -> object:
        if path.name == job.path.name and "+" in mode:
            raise refusing(errno.EACCES, 32)
        return opening(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    made = steps(job, library)
    with pytest.raises(Message) as said:
        next(made)
    assert said.value.code == "export_open_elsewhere"


def test_a_missing_folder_and_a_folder_as_target_are_named(library: Library, make_job: MakeJob) -> None:
    taken = make_job("events", "taken.csv")
    taken.path.mkdir()
    for job, code in ((make_job("events", "not/there.csv"), "export_gone"), (taken, "export_is_folder")):
        with pytest.raises(Message) as said:
            list(run(job, library))
        assert said.value.code == code


def test_a_link_to_a_file_stays_a_link(library: Library, make_job: MakeJob, tmp_path: Path) -> None:
    job = make_job("events", "events.csv")
    real = tmp_path / "real.csv"
    real.write_bytes(OLD)
    try:
        job.path.symlink_to(real)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    list(run(job, library))
    assert job.path.is_symlink()
    assert real.read_bytes() != OLD


def test_formats_go_by_suffix_unless_one_is_named() -> None:
    assert format_of(Path("A.XLSX")).code == "xlsx"
    assert format_of(Path("-"), "csv").code == "csv"
    for path, code in ((Path("a.pdf"), ""), (Path("a.csv"), "pdf")):
        with pytest.raises(Message) as said:
            format_of(path, code)
        assert said.value.code == "export_format_unknown"


def test_a_csv_takes_one_table_only(library: Library, folder: Path) -> None:
    sheets = (Sheet("events", ("title",), [1]), Sheet("sources", ("title",), [1]))
    with pytest.raises(Message) as said:
        list(run(ExportJob(folder / "two.csv", sheets, Query()), library))
    assert said.value.code == "export_one_table"


@pytest.mark.parametrize("code", ["open_elsewhere", "read_only", "gone", "full", "is_folder", "failed", "format_unknown", "one_table"])
def test_each_fault_has_its_sentence(code: str) -> None:
    assert known(f"fault.export_{code}")
