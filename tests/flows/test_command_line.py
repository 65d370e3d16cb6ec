"""The command line as scripts and IT staff use it: a process, its output in UTF-8, its exit status, one sentence where it fails."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from storage.export import FORMATS
from storage.export.run import format_of
from storage.rules import rule_called
from storage.tables.statistics import DISAGREEMENT_KINDS
from storage.words import text

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, database: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    chosen = ["--database", str(database)] if database else []
    return subprocess.run([sys.executable, str(ROOT / "main.py"), *chosen, *arguments], capture_output=True, check=False, cwd=ROOT)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[list[str]]:
    assert done.returncode == 0, done.stderr.decode()
    return [line.split("\t") for line in done.stdout.decode("utf-8").splitlines()]


def refused(done: subprocess.CompletedProcess[bytes], status: int = 1) -> str:
    """The one sentence of a refusal."""
    assert done.returncode == status, (done.stdout, done.stderr)
    assert b"Traceback" not in done.stderr
    said = done.stderr.decode("utf-8").splitlines()
    assert len(said) == 1, said
    return said[0]


@pytest.fixture(autouse=True)
def _database(library_path: Path) -> Path:
    return library_path


def test_find_prints_table_id_and_title() -> None:
    found = lines(run("find", "世界知识产权组织"))
    assert found[0] == ["organizations", "wipo", "World Intellectual Property Organization"]


def test_find_obeys_table_limit_and_language() -> None:
    found = lines(run("--language", "zh", "find", "--table", "organizations", "--limit", "1", "wipo"))
    assert found == [["organizations", "wipo", "世界知识产权组织"]]
    assert lines(run("--language", "both", "find", "--limit=1", "华为"))[0][2] == "Huawei · 华为"


def test_find_in_json_says_what_matched() -> None:
    done = run("find", "Darren", "Tan", "--limit", "3", "--json")
    found = json.loads(done.stdout)
    assert [set(entry) for entry in found] == [{"table", "id", "title", "matched"}] * 3
    assert found[0] == {"table": "people", "id": "daren-tang", "title": "Daren Tang", "matched": "name"}


@pytest.mark.parametrize(
    "text", ["-patent", "--", "a AND", '"', "'; DROP TABLE events", "OR", "*", "专利 " * 300, "-x -y", "--no-such-option"]
)
def test_find_takes_any_text(text: str) -> None:
    done = run("find", "--limit", "2", text)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_after_two_dashes_all_is_text() -> None:
    done = run("find", "--json", "--", "--limit", "3")
    assert done.returncode == 0
    assert isinstance(json.loads(done.stdout), list)


def test_nothing_found_is_said_beside_the_output() -> None:
    done = run("find", "qqxqqzz")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "qqxqqzz" in done.stderr.decode()
    assert json.loads(run("find", "--json", "qqxqqzz").stdout) == []


def test_show_gives_the_whole_record() -> None:
    page = json.loads(run("show", "events", "wic-2021-ai-subforum", "--json").stdout)
    assert page["start_on"] == "2021-09-27"
    organizations = {(entry["table"], entry["id"]) for entry in page["links"]["organizations"]}
    assert ("organizations", "wipo") in organizations
    assert [source["locator"] for source in page["sources"]] == ["paragraphs 1-9"]


def test_show_gives_a_figure_with_all_who_state_it() -> None:
    statistic = json.loads(run("find", "--table", "statistics", "--limit", "1", "--json", "China GII rank 2024").stdout)[0]["id"]
    page = json.loads(run("show", "statistics", statistic, "--json").stdout)
    assert (page["indicator_id"], page["area_id"]) == ("gii-rank", "cn")
    assert len(page["sources"]) == page["claims_in_group"] > 1
    assert all(source["title"] and "value" in source for source in page["sources"])


def test_disagreements_go_out_with_their_groups_and_reasons(tmp_path: Path) -> None:
    target = tmp_path / "disagreements.csv"
    assert run("export", "disagreements", "--where", "area_id=cn", "--to", str(target)).returncode == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    groups: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        groups.setdefault(row["claim_group"], []).append(row)
    assert groups
    for claims in groups.values():
        assert len({(claim["value"], claim["qualifier"]) for claim in claims}) > 1
        assert len({claim["source_id"] for claim in claims}) == len(claims)
        assert len({claim["disagreement_kind"] for claim in claims} & set(DISAGREEMENT_KINDS)) == 1
        assert [claim["picked"] for claim in claims].count("1") == 1
    assert all(row["unit_name"] and row["standing"] and row["publisher"] for row in rows)
    assert any(row["published_on"] for row in rows)


def test_a_rule_picks_other_claims_and_is_named(tmp_path: Path) -> None:
    picked = {}
    for rule in ("default", "newest"):
        target = tmp_path / f"{rule}.csv"
        assert run("export", "disagreements", "--rule", rule, "--facts", "--to", str(target)).returncode == 0
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {row["rule"] for row in rows} == {rule}
        picked[rule] = {row["claim_group"]: row["key"] for row in rows}
    assert picked["default"].keys() == picked["newest"].keys()
    group = next(group for group, key in picked["default"].items() if picked["newest"][group] != key)
    for rule in picked:
        said = json.loads(run("show", *picked["default"][group].split("/"), "--json", "--rule", rule).stdout)["group"]
        shown = next(claim for claim in said["claims"] if claim["picked"])
        assert f"statistics/{shown['statistic_id']}" == picked[rule][group]
        assert (said["rule"], said["decided_by"] in said["steps"]) == (rule, True)
        assert len(said["claims"]) > 1
        assert said["disagreement_kind"] in DISAGREEMENT_KINDS


def test_show_in_plain_lines_names_the_rule_and_what_decided() -> None:
    statistic = json.loads(run("find", "--table", "statistics", "--limit", "1", "--json", "China GII rank 2024").stdout)[0]["id"]
    (line,) = [found for found in lines(run("show", "statistics", statistic, "--rule", "wipo")) if found[0] == "rule"]
    assert line[1] == "WIPO first"
    assert line[2] in {text(f"step.{code}").en for code in ("only", "tie", *rule_called("wipo").steps)}


def test_a_rule_that_there_is_not_is_wrong_usage() -> None:
    assert run("show", "people", "daren-tang", "--rule", "loudest").returncode == 2


def test_show_says_where_texts_differ_and_what_to_mind() -> None:
    page = json.loads(run("show", "people", "daren-tang", "--json").stdout)
    (case,) = page["discrepancies"]
    assert (case["kind"], {side["key"] for side in case["sides"]}) == ("name", {"people/daren-tang"})
    assert "Darren Tan" in case["text"]
    cautions = json.loads(run("show", "indicators", "gii-rank", "--json").stdout)["cautions"]
    assert {"when", "text"} <= cautions[0].keys()
    assert any({"from", "to", "source_id"} <= caution.keys() for caution in cautions)


def test_show_in_plain_lines_names_every_source() -> None:
    found = lines(run("show", "people", "daren-tang"))
    assert [line[0] for line in found] != ["source"]
    assert {line[0] for line in found} >= {"source", "events", "posts"}


def test_an_export_is_never_written_over_unasked(tmp_path: Path) -> None:
    target = tmp_path / "事件 2024.csv"
    assert run("export", "events", "--to", str(target), "--limit", "3").returncode == 0
    before = target.read_bytes()
    assert "overwrite" in refused(run("export", "events", "--to", str(target)))
    assert target.read_bytes() == before
    assert run("export", "events", "--to", str(target), "--limit", "1", "--overwrite").returncode == 0
    assert target.read_bytes() != before
    assert sorted(tmp_path.iterdir()) == [target]


def test_export_to_standard_output_is_csv() -> None:
    done = run(
        "export",
        "statistics",
        "--where",
        "indicator_id=gii-rank",
        "--where",
        "area_id=cn",
        "--facts",
        "--sort",
        "period_start",
        "--to",
        "-",
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert [row["period_start"] for row in rows] == [str(year) for year in range(2009, 2026)]
    assert all(row["source_id"] and row["key"].startswith("statistics/gii-rank.cn.") for row in rows)


@pytest.mark.parametrize(
    ("conditions", "accepts"),
    [
        (["country=CN"], lambda row: row["country"] == "CN"),
        (["country=cn", "country=CH"], lambda row: row["country"] in ("CN", "CH")),
        (["country!=CN"], lambda row: row["country"] != "CN"),
        (["country="], lambda row: row["country"] == ""),
        (["year=2019..2020"], lambda row: "2019" <= row["start_on"][:4] <= "2020"),
        (["kind=law", "country=CN"], lambda row: row["kind"] == "law" and row["country"] == "CN"),
        (["organizer=wipo"], lambda row: True),
    ],
)
def test_conditions(conditions: list[str], accepts: object) -> None:
    given = [argument for condition in conditions for argument in ("--where", condition)]
    done = run("export", "events", *given, "--to", "-")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert rows, done.stderr
    assert all(accepts(row) for row in rows)  # type: ignore[operator]


def test_the_ranks_of_china_are_a_workbook_with_numbers_and_sources(tmp_path: Path) -> None:
    target = tmp_path / "gii.xlsx"
    run("export", "statistics", "--where", "indicator_id=gii-rank", "area_id=cn", "--facts", "--sort", "period_start", "--to", str(target))
    book = openpyxl.load_workbook(target)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    value = header.index("Value (rank)")
    assert len(rows) == 17
    assert all(isinstance(row[value], int) for row in rows)
    assert book.sheetnames[1:] == ["Sources", "About"]
    assert book["Sources"].max_row > 1


@pytest.mark.parametrize("name", ["references", "txt", "csl-json", "csl.json", "bibtex", "bib", ".ods"])
def test_a_format_is_named_by_its_code_or_its_ending(name: str) -> None:
    found = format_of(Path("-"), name)
    assert name.removeprefix(".") in {found.code, found.suffix.removeprefix(".")}


def test_the_readme_names_every_format() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [form.code for form in FORMATS if f"`{form.code}`" not in told] == []
    assert [form.suffix for form in FORMATS if form.suffix not in told] == []


@pytest.mark.parametrize("view", ["disagreements", "participants", "affiliations"])
def test_views_are_exported(view: str) -> None:
    done = run("export", view, "--to", "-", "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert records
    if view == "disagreements":
        assert all(record["disagrees"] for record in records)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("show", "events", "no-such-event"), "no-such-event"),
        (("show", "nothing", "x"), "nothing"),
        (("export", "nothing", "--to", "x.csv"), "nothing"),
        (("export", "events", "--to", "x.csv", "--where", "colour=red"), "colour"),
        (("export", "events", "--to", "x.csv", "--where", "colour"), "colour"),
        (("export", "events", "--to", "x.csv", "--columns", "colour"), "colour"),
        (("export", "events", "--to", "x.csv", "--sort", "colour"), "colour"),
        (("export", "events", "--to", "x.docy"), "docy"),
        (("export", "events", "--to", "x.csv", "--facts"), "events"),
    ],
)
def test_a_refusal_is_one_sentence_that_names_the_thing(arguments: tuple[str, ...], names: str) -> None:
    assert names in refused(run(*arguments))


@pytest.mark.parametrize(
    "arguments", [("export", "events"), ("find", "--limit", "0", "x"), ("find", "--limit"), ("--language", "fr", "find", "x")]
)
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...]) -> None:
    refused(run(*arguments), status=2)


def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    assert "nowhere.db" in refused(run("find", "x", database=tmp_path / "nowhere.db"))
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database at all, but long enough to have a header of a hundred bytes" * 3)
    assert "other.db" in refused(run("find", "x", database=other))


def test_a_cut_database_is_damaged_not_answered_from(tmp_path: Path, library_path: Path) -> None:
    cut = tmp_path / "cut 数据.db"
    cut.write_bytes(library_path.read_bytes()[:-4096])
    assert "cut 数据.db" in refused(run("find", "WIPO", database=cut))


def test_building_lists_every_fault_and_writes_nothing(tmp_path: Path, small_data: Path) -> None:
    events = small_data / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace(",law,", ",lore,"), encoding="utf-8")
    done = run("build", str(small_data), str(tmp_path / "out.db"))
    said = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 1
    assert all(line.split(":")[0].endswith("events.csv") and line.split(":")[1].isdigit() for line in said[:-1])
    assert not (tmp_path / "out.db").exists()


def test_version_names_program_and_data() -> None:
    assert [line[0].split()[0] for line in lines(run("--version"))] == ["IP", "data"]


def test_a_window_without_a_display_is_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
    )
    if sys.platform.startswith("linux"):
        assert "self-check" in refused(done)


def test_sources_leave_as_references_in_a_style_and_events_as_a_calendar(tmp_path: Path) -> None:
    about = ("--where", "indicator_id=gii-rank", "--where", "area_id=cn", "--facts", "--limit", "3")
    for name, begins in (("a.txt", "\ufeff["), ("a.ris", "TY  - "), ("a.bib", "@"), ("a.csl.json", "[\n {")):
        assert run("export", "statistics", *about, "--style", "gb7714", "--to", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert run("export", "events", "--search", "WIPO", "--to", str(tmp_path / "a.ics")).returncode == 0
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "events" in refused(run("export", "statistics", *about, "--to", str(tmp_path / "b.ics")))
