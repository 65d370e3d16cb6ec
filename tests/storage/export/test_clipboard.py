"""What is copied arrives in a spreadsheet as the numbers, dates and texts it was."""

import re
from html.parser import HTMLParser

from storage.export.cells import EMPTY
from storage.export.clipboard import flavours
from storage.export.job import Sheet
from storage.export.plan import labelled
from storage.library import Library
from tests.storage.export.conftest import HOSTILE, TABLES, MakeLibrary

ALL = range(1, 6)
COLUMNS = ("period", "subject", "value")


class Table(HTMLParser):
    """The cells of a table: (attributes, text) by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[dict[str, str | None], str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append((dict(attrs), ""))
        if tag == "br":
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            attributes, text = self.rows[-1][-1]
            self.rows[-1][-1] = (attributes, text + data)


def test_text_is_what_is_seen_a_line_a_row(library: Library) -> None:
    text = flavours(library, Sheet("statistics", COLUMNS, ALL), "en").text
    assert text.split("\n") == [
        "2024\tChina\t11\trank",
        "2024\tChina\t12\trank",
        "2024\tChina\t74.7\t%",
        "2023-12-31\tChina\t-0.50\t%",
        "1985–2016\tHuawei\t11,000,000,000,000\tpatents",
    ]


def test_a_part_is_never_taken_for_the_whole(make_library: MakeLibrary) -> None:
    parts = [{"breakdown_id": "beijing", "name_en": "Beijing", "name_zh": "北京"}]
    whole = TABLES["statistics"][0]
    library = make_library(breakdowns=parts, statistics=[whole, {**whole, "statistic_id": "part", "breakdown_id": "beijing"}])
    text = flavours(library, Sheet("statistics", COLUMNS, [1, 2]), "en").text
    assert [line.split("\t")[1] for line in text.split("\n")] == ["China", "China · Beijing"]
    plan = labelled(Sheet("statistics", COLUMNS, [1, 2]), library, "zh", with_sources=lambda _: EMPTY)
    assert plan.headings.index("细分") < plan.seen
    assert "细分" not in labelled(Sheet("statistics", COLUMNS, [1]), library, "zh", with_sources=lambda _: EMPTY).headings


def test_headers_bring_labels_and_a_line_of_sources(library: Library) -> None:
    first, *_, last = flavours(library, Sheet("statistics", COLUMNS, [1, 2]), "en", headers=True).text.split("\n")
    assert first == "Period\tWho or where\tValue (rank)"
    assert last.startswith("Sources: “Global Innovation Index 2024,” WIPO, 26 September 2024, p5, https://www.wipo.int/gii; =cmd")
    assert last.endswith("IP Almanac, data 2026.11, shown values: best-founded source first")
    chinese = flavours(library, Sheet("statistics", COLUMNS, [1]), "zh", headers=True).text.split("\n")
    assert chinese[0] == "时期\t主体或地区\t数值（名次）"
    assert chinese[-1].startswith("来源：《Global Innovation Index 2024》，WIPO，2024年9月26日，p5，")


def test_without_headers_only_the_rows_are_copied(library: Library) -> None:
    copied = flavours(library, Sheet("statistics", COLUMNS, [1]), "en")
    assert "Period" not in copied.text + copied.html
    assert "Sources" not in copied.text + copied.html


def test_many_sources_are_counted_after_the_first_few(make_library: MakeLibrary) -> None:
    sources = [{"source_id": f"s{n}", "title": f"Title {n}", "kind": "news", "standing": "press"} for n in range(8)]
    library = make_library(sources=sources)
    last = flavours(library, Sheet("sources", ("title",), range(1, 9)), "en", headers=True).text.split("\n")[-1]
    assert len(re.findall("“Title", last)) == 5
    assert "and 3 more sources" in last


def test_hostile_texts_stay_in_their_cell_and_cannot_run(library: Library) -> None:
    rows = range(3, 3 + len(HOSTILE))
    copied = flavours(library, Sheet("events", ("title_en", "kind"), rows), "en")
    lines = [line.split("\t") for line in copied.text.split("\n")]
    assert [len(line) for line in lines] == [2] * len(HOSTILE)
    assert not [line for line in lines if line[0][0] in "=+-@"]
    cells = [row[0] for row in Table(copied.html).rows]
    assert [text for _, text in cells] == list(HOSTILE)
    assert all("\\@" in (attributes["style"] or "") for attributes, _ in cells)


def test_html_says_what_is_a_number_and_how_it_is_shown(library: Library) -> None:
    rows = Table(flavours(library, Sheet("statistics", COLUMNS, ALL), "en").html).rows
    figures = [row[2][0] for row in rows]
    assert [float(figure["x:num"] or "") for figure in figures] == [11, 12, 74.7, -0.5, 11000000000000]
    assert [float(figure["sdval"] or "") for figure in figures] == [11, 12, 74.7, -0.5, 11000000000000]
    assert figures[2]["style"] == "mso-number-format:'\\#\\,\\#\\#0\\.0'"
    assert rows[3][0][0]["x:num"] == "45291"  # 31 December 2023
