"""The reader's choices: told at once, kept a moment later, and never a reason to stop."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from storage.tables import BY_NAME
from ui import columns
from ui.columns import Columns
from ui.settings import SETTINGS, Settings

EVENTS = BY_NAME["events"]


def test_a_change_is_told_and_kept(qtbot: QtBot) -> None:
    kept: dict[str, object] = {}
    settings = Settings({"theme": "light"}, kept.update)
    with qtbot.waitSignal(settings.changed):
        settings.set("theme", "dark")
    assert settings.choice("theme") == "dark"
    qtbot.waitUntil(lambda: kept == {"theme": "dark"})


def test_many_changes_are_written_once(qtbot: QtBot) -> None:
    written: list[Mapping[str, object]] = []
    settings = Settings({}, lambda values: written.append(dict(values)))
    for width in range(50):
        settings.set("panes", {"sidebar": width})
    settings.set("rows", "compact")
    settings.flush()
    assert written == [{"panes": {"sidebar": 49}, "rows": "compact"}]


def test_what_cannot_be_kept_is_told_and_tried_again(qtbot: QtBot) -> None:
    kept: dict[str, object] = {}

    def full(values: Mapping[str, object]) -> None:
        raise OSError("disk full")

    settings = Settings({}, full)
    settings.set("theme", "dark")
    with qtbot.waitSignal(settings.failed):
        settings.flush()
    assert settings.choice("theme") == "dark"
    settings.save_with(kept.update)
    settings.set("rows", "roomy")
    settings.flush()
    assert kept == {"theme": "dark", "rows": "roomy"}


@pytest.mark.parametrize("value", [None, 7, "purple", ["dark"]])
def test_a_bad_value_is_taken_for_the_first(value: object) -> None:
    for setting in SETTINGS:
        assert Settings({setting.name: value}).choice(setting.name) == setting.values[0]


def test_columns_are_found_again_by_name() -> None:
    settings = Settings({})
    chosen = Columns(("title", "kind", "country"), (("title", 222),), 1)
    columns.save(settings, EVENTS, chosen)
    assert columns.load(settings, EVENTS) == chosen
    assert columns.load(settings, BY_NAME["areas"]) == Columns(BY_NAME["areas"].columns)


@pytest.mark.parametrize(
    "kept",
    [
        "nonsense",
        {"names": "title"},
        {"names": []},
        {"names": ["gone", "also_gone"], "widths": {"gone": "wide"}, "frozen": 99},
        {"names": ["title", "title"], "widths": [1, 2], "frozen": "two"},
    ],
)
def test_columns_of_another_version_do_no_harm(kept: object) -> None:
    found = columns.load(Settings({"columns.events": kept}), EVENTS)
    assert found.names
    assert set(found.names) <= set(EVENTS.by_name)
    assert 0 <= found.frozen < len(found.names)


def test_the_last_column_stays() -> None:
    assert Columns(("title",)).without("title").names == ("title",)
    assert Columns(("kind", "title"), frozen=1).without("kind") == Columns(("title",), frozen=0)


def test_names_share_what_figures_leave() -> None:
    fields = [EVENTS.by_name[name] for name in ("start_on", "title", "series_id")]
    widths = columns.fit(fields, Columns(()), {"start_on": 90, "title": 900, "series_id": 900}, 800)
    assert widths["start_on"] == 90
    assert sum(widths.values()) == 800
    assert widths["title"] > widths["series_id"]


def test_a_name_that_needs_little_leaves_the_rest_to_others() -> None:
    fields = [EVENTS.by_name[name] for name in ("title", "series_id")]
    assert columns.fit(fields, Columns(()), {"title": 900, "series_id": 120}, 800) == {"title": 680, "series_id": 120}


def test_a_width_that_the_reader_set_stands() -> None:
    fields = [EVENTS.by_name[name] for name in ("title", "series_id")]
    assert columns.fit(fields, Columns((), (("title", 333),)), {"series_id": 999}, 800) == {"title": 333, "series_id": 467}
