"""Every widget in its states on one page, in either language."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from ui.theme import Theme
from ui.widgets.badge import LOOKS, Badge
from ui.widgets.boxes import Part, column, ground, row
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import button
from ui.widgets.check import Check
from ui.widgets.chips import Chips, ChipText
from ui.widgets.choice import Choice
from ui.widgets.empty_note import EmptyNote, Note, NoteRow, NoteSection
from ui.widgets.facet_list import FacetList, FacetValue, FacetWords
from ui.widgets.facts import FactLink, FactRow, Facts
from ui.widgets.histogram import Histogram, HistogramWords
from ui.widgets.label import Label
from ui.widgets.nav import NavItem, NavList
from ui.widgets.notice import Notice
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segment, Segments
from ui.widgets.sparkline import Sparkline, SparkPoint
from ui.widgets.status_strip import StatusStrip

PLACES = (
    ("home", "house", "Home", "首页", ""), ("events", "calendar-blank", "Events", "事件", "515"),
    ("statistics", "chart-bar", "Statistics", "统计数据", "47,298"), ("organizations", "buildings", "Organizations", "机构", "378"),
    ("people", "users-three", "People", "人物", "0"), ("programmes", "stack", "Programmes", "项目与服务", "122"),
    ("indicators", "ruler", "Indicators", "指标", "203"), ("areas", "globe-hemisphere-east", "Areas", "地区", "283"),
    ("sources", "books", "Sources", "来源", "1,040"),
)  # fmt: skip


class Gallery(QWidget):
    """All parts on one page."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.theme, self.zh = theme, language == "zh"
        self.later: list[Callable[[], object]] = []  # what shows a part, once the part stands in a window
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        sidebar = ground(self.sidebar(), "window")
        sidebar.setFixedWidth(theme.size("sidebar"))
        box.addWidget(sidebar)
        box.addWidget(ground(self.middle(), "surface"), 1)
        record = ground(self.record(), "surface")
        record.setFixedWidth(theme.size("record"))
        box.addWidget(record)
        for act in self.later:
            act()

    def say(self, english: str, chinese: str) -> str:
        return chinese if self.zh else english

    def head(self, english: str) -> Label:
        return Label(self.theme, english, "small", "semibold", "muted")

    def sidebar(self) -> QWidget:
        self.nav = NavList(self.theme, self.say("Tables", "数据表"))
        self.nav.set_items([NavItem(key, icon, self.say(en, zh), count, count == "0") for key, icon, en, zh, count in PLACES])
        self.nav.set_current("statistics")
        years = Histogram(self.theme, HistogramWords(self.say("Year", "年份"), "first", "last"))
        years.set_counts({2004 + n: (n * 7919 % 23) * (n % 5 > 0) for n in range(22)})
        years.set_span((2014, 2023))
        words = FacetWords(
            self.say("Standing of the source", "来源性质"),
            lambda n: self.say(f"{n} more", f"另有{n}项"),
            self.say("fewer", "收起"),
            self.say("Find", "查找"),
        )
        few = FacetList(self.theme, words)
        names = (
            ("primary", "原始来源"),
            ("professional", "专业机构"),
            ("press", "媒体"),
            ("other", "其他"),
            ("copy", "转载"),
            ("mirror", "镜像"),
        )
        few.set_values([FacetValue(en, self.say(en, zh), 900 // (n + 1) ** 2 - 25, n == 1) for n, (en, zh) in enumerate(names)])
        many = FacetList(self.theme, words._replace(title=self.say("Area", "地区"), note=self.say("a row may have many", "可多选")))
        many.set_values([FacetValue(f"a{n}", self.say(f"Economy of some length number {n}", f"经济体{n}"), 400 - 9 * n) for n in range(40)])
        many.unfold(True)
        return column(8, self.nav, 8, years, few, many, None, space=4)

    def middle(self) -> QWidget:
        self.search = SearchBox(self.theme, self.say("Search everything", "搜索全部"), "Clear", "Ctrl+K")
        filled = SearchBox(self.theme, "Search", "Clear", "Ctrl+K")
        filled.set_text("华为 PCT")
        off = SearchBox(self.theme, self.say("Search everything", "搜索全部"), "Clear", "Ctrl+K")
        off.setEnabled(False)
        parts: list[Part] = [
            self.bar(),
            row(filled, off),
            self.buttons(),
            self.inputs(),
            self.badges(),
            self.chips(),
            *self.notices(),
            self.empty(),
            None,
        ]
        strip = StatusStrip(self.theme)
        strip.set_left(
            self.say("53 of 47,298 statistics|3 selected|sum 20,783|mean 6,928", "47,298 条中的 53 条|已选 3 条|合计 20,783").split("|")
        )
        strip.set_right([self.say("Data 2026-11", "数据版本 2026-11")])
        strip.begin_job(self.say("Export", "导出"), "Cancel")
        strip.set_progress(62, 100)
        return column((column(*parts, space=12, margins=(16, 12, 16, 12)), 1), strip, space=0)

    def bar(self) -> QWidget:
        views = Segments(self.theme, "Views")
        views.set_segments(
            [
                Segment("table", self.say("Table", "表格"), "table"),
                Segment("timeline", self.say("Timeline", "时间线"), "rows"),
                Segment("chart", self.say("Chart", "图表"), "chart-line"),
            ]
        )
        views.set_current("table")
        back, forward = button(self.theme, "", "arrow-left", "icon", "Back"), button(self.theme, "", "arrow-right", "icon", "Forward")
        forward.setEnabled(False)
        collect = button(self.theme, self.say("Collect", "收藏"), "bookmark-simple")
        export = button(self.theme, self.say("Export", "导出"), "export", "primary")
        return row(back, forward, self.search, views, None, collect, export)

    def buttons(self) -> QWidget:
        made = []
        for look, icon, text in (
            ("primary", "export", "Export"),
            ("plain", "bookmark-simple", "Collect"),
            ("quiet", "funnel", "Filter"),
            ("link", "arrow-right", "R&D, all 515"),
            ("icon", "columns", ""),
        ):
            on, off = (button(self.theme, text, icon, look, "tip") for _ in range(2))
            off.setEnabled(False)
            made += [on, off]
        return row(*made, None)

    def inputs(self) -> QWidget:
        combo, off = Choice(self.theme), Choice(self.theme)
        off.setEnabled(False)
        combo.addItems(["PCT international applications filed", "b"])
        ticks = Check(self.theme, self.say("Disagreement between sources", "来源分歧")), Check(self.theme, "R&D")
        ticks[0].setChecked(True)
        line = QLineEdit("plain line edit")
        line.selectAll()
        progress = QProgressBar()
        progress.setValue(40)
        return row(combo, off, *ticks, line, progress)

    def badges(self) -> QWidget:
        words = {
            "differ": "≠ 70,017",
            "agree": self.say("4 sources agree", "4个来源一致"),
            "plain": self.say("a bound, agrees", "界限，一致"),
        }
        return row(*(Badge(self.theme, kind, words.get(kind, kind)) for kind in LOOKS), None)

    def chips(self) -> QWidget:
        chips = Chips(self.theme, self.say("Clear all", "全部清除"))
        self.later.append(
            lambda: chips.set_chips(
                [
                    ChipText(self.say("Years", "年份"), "2014–2025"),
                    ChipText(self.say("Value kind", "数值类型"), self.say("count", "数量")),
                    ChipText(
                        self.say("Source", "来源"), "PCT Yearly Review 2023: The International Patent System, a title that goes on & on"
                    ),
                ]
            )
        )
        return chips

    def notices(self) -> list[QWidget]:
        error, known, good = (Notice(self.theme, "Close") for _ in range(3))
        self.later.append(
            lambda: error.say(
                "error",
                self.say("figures.xlsx is open in another program", "figures.xlsx 已在其他程序中打开"),
                self.say("Nothing was written; the old file is untouched.", "未写入任何内容。"),
                self.say("Save as…", "另存为…"),
            )
        )
        self.later.append(
            lambda: known.say(
                "differ",
                "CNIPA counts filings received up to 2016, filings with fees paid from 2017",
                "",
                self.say("Show note", "查看说明"),
                dismissible=False,
            )
        )
        self.later.append(
            lambda: good.say(
                "good",
                self.say("53 statistics saved to figures.xlsx", "已保存53条统计数据"),
                self.say("With sources and locators.", "含来源和定位。"),
                self.say("Open folder", "打开文件夹"),
            )
        )
        busy = BusyBar(self.theme, still=True)
        busy._appear()
        return [busy, error, known, good]

    def empty(self) -> QWidget:
        note = EmptyNote(self.theme)
        hides = (
            NoteRow(
                "Years 1995–2005 hides all 127",
                "The earliest match is of 2007, the latest of 2025.",
                icon="calendar-blank",
                action="Show 2 without it",
                key="a",
            ),
            NoteRow(
                "Standing: primary hides 125 of 127",
                "26 come from professional, 24 from press.",
                icon="check-circle",
                action="Remove",
                key="b",
            ),
        )
        read = (
            NoteRow("华为", "also found as Huawei, Huawei Technologies", "194"),
            NoteRow("PCT", "taken as written", "1,564"),
            NoteRow("both words and both filters", "", "0", strong=True),
        )
        near = (("Huawei Device 华为终端", "1"), ("HiSilicon 海思", "2"), ("AT&T", "3"))
        note.show_note(
            Note(
                "funnel",
                self.say("Nothing left after filtering", "筛选后没有结果"),
                "127 statistics match 华为 PCT, but none of them passes both filters.",
                self.say("Clear both, show 127", "清除筛选"),
                (
                    NoteSection(self.say("What hides them", "被什么隐藏"), hides),
                    NoteSection("How your words were read", read),
                    NoteSection(self.say("Near names", "相近名称"), choices=near),
                ),
            )
        )
        return note

    def record(self) -> QWidget:
        facts = Facts(self.theme)
        long = "PCT applications of the applicant that were <b>published</b> in the year, by the residence of the first-named one."
        links = (
            FactLink("World Intellectual Property Organization · 世界知识产权组织", "o/w", "organizer", "buildings"),
            FactLink("Cyberspace Administration of China", "o/c", "host", "buildings"),
        )
        address = FactLink("https://www.example.org/a/long/address/that/does/not/break/anywhere/at-all/until-it-must", "u")
        facts.set_rows(
            [
                FactRow(self.say("Rank that year", "当年排名"), "1st of PCT applicants (4 sources)"),
                FactRow(self.say("Definition", "定义"), long),
                FactRow(self.say("Organizations", "机构"), links=links),
                FactRow(self.say("Website", "网站"), links=(address,)),
            ]
        )
        title = self.say("Published PCT applications by applicant", "按申请人统计的PCT公布量")
        unit = Label(self.theme, self.say("applications", "件"), "small", role="muted")
        head = Label(self.theme, title, "title", "semibold", wrap=True), row(Label(self.theme, "7,689", "figure", "semibold"), unit, None)
        sparks = self.huawei(), self.head("gaps, ranks, sources that differ, a bound, provisional"), self.ranks(), *self.odd()
        return column(*head, facts, *sparks, None, space=8, margins=(16, 16, 16, 16))

    def huawei(self) -> QWidget:
        values = (1737, 1847, 1528, 1831, 1801, 2094, 3442, 3898, 3692, 4024, 5405, 4411, 5464, 6952, 7689, 6494, 6600, 7523)
        spark = Sparkline(self.theme)
        spark.set_points([SparkPoint(2008 + n, value, str(2008 + n), f"{value:,}") for n, value in enumerate(values)], 14, name="Huawei")
        return spark

    def ranks(self) -> QWidget:
        """All that a point may be, on an axis of ranks."""
        points = [
            SparkPoint(2009, 37, "2009", "37"),
            SparkPoint(2010, 43, "2010", "43", reckoned=True),
            SparkPoint(2011, 29, "2011", "29", 25, 34, differ=True),
            SparkPoint(2014, 29, "2014", "29", joined=False),
            SparkPoint(2016, 25, "2016", "25"),
            SparkPoint(2018, 17, "2018", "17", joined=False),
            SparkPoint(2020, 14, "2020", "≤ 14", joined=False, bound="below"),
            SparkPoint(2022, 11, "2022", "11", joined=False),
            SparkPoint(2024, 11, "2024", "11"),
            SparkPoint(2025, 10, "2025", "10", provisional=True),
        ]
        spark = Sparkline(self.theme)
        spark.set_points(points, len(points) - 1, upside_down=True)
        return spark

    def odd(self) -> list[QWidget]:
        """A single point, and a long series far from zero."""
        one, large = Sparkline(self.theme, 72), Sparkline(self.theme, 72)
        one.set_points([SparkPoint(2020, 5, "2020", "5")])
        large.set_points([SparkPoint(1960 + n, 1e6 + n * n * 400 * (-1) ** n, str(1960 + n), "") for n in range(60)])
        return [one, large]
