"""Citing: the panel, its styles, and what a reference says besides what its style does."""

PHRASES: dict[str, tuple[str, str]] = {
    "cite.almanac": ("IP Almanac", "IP Almanac 知识产权年鉴"),
    "cite.version": ("data version {version}", "数据版本 {version}"),
    "cite.picked": ("shown value by the rule “{rule}”", "采用值规则：{rule}"),
    "cite.at": ("Cited: {place}.", "引文位置：{place}。"),
    "cite.own": ("Record: {place}.", "记录：{place}。"),
    "cite.press_release": ("Press release", "新闻稿"),
    "cite.line": ("{almanac}, “{title},” {place}", "{almanac}：《{title}》，{place}"),
    "cite.records": ("{n} {n|record|records} of {table}", "{table} {n} 条"),
    "format.references": ("References, as text", "参考文献，文本"),
    "format.ris": ("RIS, sources for EndNote, Zotero and others", "RIS，供 EndNote、Zotero 等导入的来源"),
    "format.bibtex": ("BibTeX, sources for LaTeX", "BibTeX，供 LaTeX 使用的来源"),
    "format.csl_json": ("CSL-JSON, sources for citation tools", "CSL-JSON，供引文工具使用的来源"),
    "format.ics": ("Calendar, the events that have a date", "日历，有日期的事件"),
    "ics.stated": ("Date as stated: {day}", "来源所载日期：{day}"),
    "ics.source": ("Source: {citation}", "来源：{citation}"),
    "ics.record": ("IP Almanac, {key}, data version {version}", "IP Almanac 知识产权年鉴，{key}，数据版本 {version}"),
    "ics.described": (
        "Events from the IP Almanac, data version {version}. An event of which only the month or year is known lasts all of it here.",
        "IP Almanac 知识产权年鉴的事件，数据版本 {version}。仅知月份或年份的事件，在此按整月或整年显示。",
    ),
    "ics.undated": (
        "{n} {n|event|events} without a date {n|is|are} left out.",
        "另有 {n} 个日期不详的事件未列入。",
    ),
    "fault.export_wrong_table": (
        "The format {format} takes rows of {tables} only, not of {table}.",
        "{format} 格式只适用于 {tables} 的记录，不适用于 {table} 的记录。",
    ),
    "fault.styles_missing": (
        "The citation styles are not there: {file}. `make setup` copies them.",
        "缺少引文格式文件：{file}。运行 make setup 可生成。",
    ),
}
