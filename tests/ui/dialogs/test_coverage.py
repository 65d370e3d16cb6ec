"""The page that says how well founded the figures are: its numbers lead to the figures, its names to who says so."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from storage.export.report import Report
from ui.dialogs.coverage import CoverageDialog
from ui.formats import SIGNS
from ui.parts.coverage import contested_words, share_words
from ui.theme import Theme
from ui.workspace import Workspace


@pytest.fixture
def printed() -> list[Report]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, space: Workspace, theme: Theme, printed: list[Report]) -> Iterator[CoverageDialog]:
    made = CoverageDialog(space, theme, printed.append)
    qtbot.waitUntil(lambda: made.coverage is not None, timeout=20_000)
    yield made
    delete(made)


def test_a_number_leads_to_the_figures_that_it_counts(qtbot: QtBot, space: Workspace, dialog: CoverageDialog) -> None:
    assert dialog.topics is not None
    assert dialog.coverage is not None
    patents = next(line for line in dialog.coverage.lines if line.topic_id == "patents")
    link = next(link for link in dialog.topics.links if link.text().startswith(f"{patents.several.n:,} · "))
    assert f"{patents.figures.n:,}" in link.accessibleName()
    link.click()
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (space.view, space.query, len(space.rows)) == ("table", patents.several.query, patents.several.n)


def test_a_contested_figure_leads_to_who_says_so(qtbot: QtBot, space: Workspace, dialog: CoverageDialog) -> None:
    assert dialog.contested is not None
    assert dialog.coverage is not None
    dialog.contested.links[0].click()
    qtbot.waitUntil(lambda: space.idle, timeout=20_000)
    assert (space.record, space.evidence) == (dialog.coverage.contested[0].key, "")
    assert space.query == dialog.coverage.lines[0].disagreeing.query


def test_a_rounded_value_keeps_its_sign(dialog: CoverageDialog) -> None:
    assert dialog.coverage is not None
    telling = dialog._telling
    rounded = [one for one in dialog.coverage.contested if one.high.qualifier == "about"]
    assert rounded
    assert all(f"{one.high.value:,.0f}" in contested_words(one, telling)[1].partition(f" to {SIGNS['about']}")[2] for one in rounded)


def test_it_follows_language_and_rule(qtbot: QtBot, space: Workspace, dialog: CoverageDialog) -> None:
    space.set_languages("zh", "zh")
    assert dialog.windowTitle() == "数据依据"
    assert dialog.topics is not None
    assert not any(
        letter.isascii() and letter.isalpha() for link in dialog.topics.links for letter in link.accessibleName().replace("AI", "")
    )
    space.set_rule("newest")
    qtbot.waitUntil(lambda: dialog.coverage is not None and dialog.coverage.rule == "newest", timeout=20_000)


def test_it_goes_to_paper_with_every_line(dialog: CoverageDialog, printed: list[Report]) -> None:
    dialog._print.click()
    ((topics, contested),) = (report.sections for report in printed)
    assert dialog.coverage is not None
    assert (len(topics.rows), len(contested.rows)) == (len(dialog.coverage.lines), len(dialog.coverage.contested))
    assert {len(row) for row in topics.rows} == {len(topics.headings)} == {len(topics.numbers)}


@pytest.mark.parametrize(
    ("n", "total", "said"),
    [(0, 10, "0.0 %"), (1, 100_000, "< 0.1 %"), (99_999, 100_000, "> 99.9 %"), (10, 10, "100 %"), (244, 9960, "2.4 %"), (0, 0, "0.0 %")],
)
def test_a_share_is_never_rounded_to_nothing_or_all(n: int, total: int, said: str) -> None:
    assert share_words(n, total) == said
