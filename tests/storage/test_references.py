"""References look as their styles want them, for every source there is; expectations were checked against the styles' manuals by eye."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.bibliography import item, own_item
from storage.citations import Source, read
from storage.library import Library
from storage.references import Reference, listed, references

# what no reference may hold, once its title and its address are taken out of it
STRAY = re.compile(
    r"\.\.|\. \.|,[.,;]| [.,;:]|\(\s*\)|\[\s*\]|[?!]\.|“”|《》| {2}|Edition|Retrieved|版本|None"
    r"|,[”’]|[”’][.,]|n\.d\.(?![ )])|[\ue000\ue001]"
)
STYLES = ("gb7714", "apa", "chicago")
EXPECTED = {  # {title}, {publisher} and {url} are the source's own
    "cd-wuzhen-2020": (
        "CAO Y. {title}[N/OL]. {publisher}, 2020-11-03. {url}.",
        "Cao, Y. (2020, November 3). {title}. <i>{publisher}</i>. {url}",
        "Cao Yin. “2-day Forum to Replace This Year's World Internet Conference.” <i>{publisher}</i>, November 3, 2020. {url}.",
    ),
    "hnshkx-c919": (
        "贾远琨, 周圆. {title}[EB/OL]. {publisher}, 2023. {url}.",
        "贾远琨、周圆. (2023年5月28日). <i>{title}</i>. {publisher}. {url}",
        "贾远琨、周圆. 《{title}》. {publisher}, 2023年5月28日. {url}.",
    ),
    "wipo-pr-2007-madrid": (
        "{publisher}. {title}[EB/OL]. (2007-03-15). {url}.",
        "{publisher}. (2007, March 15). <i>{title}</i> [Press release]. {url}",
        (
            "{publisher}. “Germany Holds Its Lead in a Year That Sees Record Number of International Trademark Filings.” Press release. "
            "March 15, 2007. {url}."
        ),
    ),
    "nbs-yearbook-1999-20-58": (
        "{publisher}. {title}[R/OL]. (1999). {url}.",
        "{publisher}. (1999). <i>{title}</i>. {url}",
        "{publisher}. <i>China Statistical Yearbook 1999, Table 20-58: Three Types of Patent Applications Granted</i>. 1999. {url}.",
    ),
    "ncses-gerd-1990-2021": (
        "{publisher}. {title}[DS/OL]. {url}.",
        "{publisher}. (n.d.). <i>{title}</i> [Dataset]. {url}",
        (
            "{publisher}. “GERD, GDP, GERD-to-GDP Ratio, and Growth Rates, by Selected Region, Country, or Economy: Selected Years, "
            "1990–2021 (Science and Engineering Indicators, table SRD-1).” n.d. {url}."
        ),
    ),
    "wipo-gurry-2014-speech": (
        "GURRY F. {title}[Z/OL]. {publisher}, 2014. {url}.",
        "Gurry, F. (2014年5月8日). <i>{title}</i>. {publisher}. {url}",
        "Gurry, Francis. 《{title}》. {publisher}, 2014年5月8日. {url}.",
    ),
    "ecases-thaler": (
        "{publisher}. {title}[EB/OL]. (2023-08-18). {url}.",
        "{publisher}. (2023, August 18). <i>{title}</i>. {url}",
        "{publisher}. “Thaler v. Perlmutter, Memorandum Opinion.” August 18, 2023. {url}.",
    ),
    "cww-caict-digital-2022": (
        "{publisher}. {title}[EB/OL]. (2023-04-28). {url}.",
        "{publisher}. (2023年4月28日). <i>{title}</i> [新闻稿]. {url}",
        "{publisher}. 《信通院发布〈中国数字经济发展研究报告(2023年)〉》. 新闻稿. 2023年4月28日. {url}.",
    ),
    "koreaherald-hague-2018": (
        "BAE H J. [{title}][N/OL]. {publisher}, 2018-03-21. {url}.",
        "Bae, H.-J. (2018, March 21). [{title}]. <i>{publisher}</i>. {url}",
        (
            "Bae Hyun-jung. “[Samsung and LG Top Design Applicants Under the Hague System in 2017].” <i>{publisher}</i>, "
            "March 21, 2018. {url}."
        ),
    ),
    "indrastra-waves": (
        "LU C. {title}[EB/OL]. {publisher}, 2016. {url}.",
        "Lu, C. (2016, January). <i>{title}</i>. {publisher}. {url}",
        "Lu Chen. “The Four Periods of Intellectual Property ‘Hot Waves’ in China.” {publisher}, January 2016. {url}.",
    ),
    "jrc-scoreboard-2025": (
        "GEORGAKAKI A, GAVIGAN J, TÜBKE A. {title}[EB/OL]. {publisher}, 2025. {url}.",
        "Georgakaki, A., Gavigan, J., & Tübke, A. (2025). <i>{title}</i>. {publisher}. {url}",
        "Georgakaki, Aliki, James Gavigan, and Alexander Tübke. “{title}.” {publisher}, 2025. {url}.",
    ),
    "pd-ciftis-2020": (
        "{title}[N/OL]. {publisher}, 2020-09. {url}.",
        "{publisher}. (2020, September). <i>{title}</i> {url}",
        "{publisher}. “What Does CIFTIS Mean to China and the World?” September 2020. {url}.",
    ),
    "wipo-dg-tang-zh": (
        "{publisher}. {title}[EB/OL]. {url}.",
        "{publisher}. (日期不详). <i>{title}</i>. {url}",
        "{publisher}. 《{title}》. {url}.",
    ),
}


@pytest.fixture(scope="module")
def library(library_path: Path) -> Iterator[Library]:
    made = Library(library_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sources(library: Library) -> dict[str, Source]:
    return read(library, [str(line[0]) for line in library.execute("SELECT source_id FROM sources ORDER BY row")])


def one(source: Source, style: str, language: str = "en", places: tuple[str, ...] = ()) -> Reference:
    return references([item(source, places)], style, language)[0]


@pytest.mark.parametrize("place", range(len(STYLES)), ids=STYLES)
@pytest.mark.parametrize("identifier", EXPECTED)
def test_known_sources_are_cited_as_the_manuals_want(sources: dict[str, Source], identifier: str, place: int) -> None:
    source = sources[identifier]
    expected = EXPECTED[identifier][place].format(title=source.title, publisher=source.publisher, url=source.url)
    assert one(source, STYLES[place]).html.replace("&amp;", "&") == expected


@pytest.mark.parametrize("style", STYLES)
def test_every_source_has_a_reference_without_stray_marks(sources: dict[str, Source], style: str) -> None:
    found = references([item(source) for source in sources.values()], style, "en")
    assert len(found) == len(sources)
    faulty = [one.text for source, one in zip(sources.values(), found, strict=True) if STRAY.search(bare(one.text, source))]
    assert faulty == []
    unnamed = [one.text for source, one in zip(sources.values(), found, strict=True) if source.url not in one.text]
    assert unnamed == []


def bare(text: str, source: Source) -> str:
    """The reference without what the source itself brings: its title (in whatever capitals and quotation marks), publisher and address."""
    folded = source.title.translate(str.maketrans('“”"《》', "‘’’〈〉"))
    for known in (source.url, source.title, folded, source.publisher, source.author):
        if known:
            text = re.sub(re.escape(known), "X", text, flags=re.IGNORECASE)
    return text


@pytest.mark.parametrize("style", STYLES)
def test_the_place_in_the_source_is_told_in_the_readers_language(sources: dict[str, Source], style: str) -> None:
    source = sources["wipo-pr-2007-madrid"]
    assert one(source, style, "en", ("paragraph 2", "table 1")).text.endswith(" (Cited: paragraph 2; table 1.)")
    said = one(source, style, "zh", ("paragraph 2",)).text
    assert said.endswith("（引文位置：第2段）")
    assert f"{source.url}（" not in said


@pytest.mark.parametrize(("language", "name"), [("en", "IP Almanac."), ("zh", "IP Almanac 知识产权年鉴.")])
@pytest.mark.parametrize("style", STYLES)
def test_our_own_entry_names_data_version_record_and_rule(library: Library, style: str, language: str, name: str) -> None:
    entry = own_item(library, "statistics/gii-rank.cn.2019.x", "Rank", language, "default")
    said = references([entry], style, language)[0].text
    assert said.startswith(name)
    assert all(part in said for part in ("Rank", library.meta["data_version"], "statistics/gii-rank.cn.2019.x"))
    assert ("rule" if language == "en" else "规则") in said


def test_references_keep_the_order_in_which_they_are_asked_for(sources: dict[str, Source]) -> None:
    wanted = [sources[key] for key in ("pd-ciftis-2020", "hnshkx-c919", "cd-wuzhen-2020")]
    found = references([item(source) for source in wanted], "apa", "en")
    assert [source.url in one.text for source, one in zip(wanted, found, strict=True)] == [True] * 3


def test_what_html_would_take_for_tags_stays_text(sources: dict[str, Source]) -> None:
    source = sources["indrastra-waves"]._replace(title="A <b> & c")
    assert "A &lt;b&gt; &amp; c" in one(source, "apa").html
    assert "A <b> & c" in one(source, "apa").text


def test_only_a_list_by_gb_7714_is_numbered() -> None:
    two = [Reference("a", "a"), Reference("b", "b")]
    assert listed(two, "gb7714").text == "[1] a\n[2] b"
    assert listed(two[:1], "gb7714").text == "a"
    assert listed(two, "apa").text == "a\nb"
