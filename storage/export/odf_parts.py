"""What stands in an OpenDocument spreadsheet of our own writing around its rows: looks, widths, what is frozen and filtered, what it is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from storage.export.cells import DATE_FORMAT, GROUPED
from storage.export.ooxml_parts import letters

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("config", "config"),
    )
)  # fmt: skip
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_WIDTH = 0.19  # centimetres to a digit
Area = tuple[int, int, int, int]


def style(looks: Mapping[str, object]) -> str:
    """The elements of a look as XlsxWriter names it, with `{name}` where its name goes."""
    number = str(looks.get("num_format", ""))
    data = _data_style(number)
    said = ' style:data-style-name="N{name}"' if data else ""
    ground = f' fo:background-color="{looks["bg_color"]}"' if looks.get("bg_color") else ""
    border = f' fo:border-bottom="0.5pt solid {looks.get("bottom_color", "#000000")}"' if looks.get("bottom") else ""
    wrap = ' fo:wrap-option="wrap"' if looks.get("text_wrap") else ""
    align = {"right": "end", "left": "start"}.get(str(looks.get("align", "")), "")
    paragraph = f'<style:paragraph-properties fo:text-align="{align}"/>' if align else ""
    fixed = ' style:text-align-source="fix"' if align else ""
    weight = '<style:text-properties fo:font-weight="bold"/>' if looks.get("bold") else ""
    return (
        f'{data}<style:style style:name="{{name}}" style:family="table-cell" style:parent-style-name="Default"{said}>'
        f'<style:table-cell-properties style:vertical-align="top"{ground}{border}{wrap}{fixed}/>{paragraph}{weight}</style:style>'
    )


def _data_style(number: str) -> str:
    """How a number, a day or a text is shown."""
    if number == DATE_FORMAT:
        dash = "<number:text>-</number:text>"
        inside = f'<number:year number:style="long"/>{dash}<number:month number:style="long"/>{dash}<number:day number:style="long"/>'
        return f'<number:date-style style:name="N{{name}}">{inside}</number:date-style>'
    if number == "@":
        return '<number:text-style style:name="N{name}"><number:text-content/></number:text-style>'
    if not number:
        return ""
    sign, _, form = number.rpartition('"')
    places = len(form.partition(".")[2])
    before = f"<number:text>{escape(sign.strip(chr(34)))}</number:text>" if sign else ""
    grouped = ' number:grouping="true"' if form.startswith(GROUPED) else ""
    decimals = f'number:decimal-places="{places}" number:min-decimal-places="{places}" number:min-integer-digits="1"{grouped}'
    return f'<number:number-style style:name="N{{name}}">{before}<number:number {decimals}/></number:number-style>'


def content_head(looks: Mapping[str, str], widths: Iterable[float]) -> str:
    """From the beginning to the first sheet. looks: elements of `style` with their names."""
    columns = "".join(
        f'<style:style style:name="co{width:g}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width * _WIDTH:.2f}cm"/></style:style>'
        for width in widths
    )
    optimal = '<style:table-row-properties style:use-optimal-row-height="true"/>'
    row = f'<style:style style:name="ro" style:family="table-row">{optimal}</style:style>'
    cells = "".join(elements.replace("{name}", name) for elements, name in looks.items())
    return (
        f'{HEAD}<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>{columns}{row}{cells}'
        "</office:automatic-styles><office:body><office:spreadsheet>"
    )


def table_head(name: str, columns: Mapping[int, tuple[float, bool]], widest: int) -> str:
    """From the beginning of a sheet to its rows. columns: width, and whether folded away, by place."""
    folded = [place for place in sorted(columns) if columns[place][1]]
    plain = "".join(_column(columns.get(place)) for place in range(widest + 1) if place not in folded)
    away = "".join(_column(columns[place], ' table:visibility="collapse"') for place in folded)
    group = f'<table:table-column-group table:display="false">{away}</table:table-column-group>' if away else ""
    return f"<table:table table:name={quoteattr(name)}>{plain}{group}"


def _column(width: tuple[float, bool] | None, more: str = "") -> str:
    named = f' table:style-name="co{width[0]:g}"' if width else ""
    return f"<table:table-column{named}{more}/>"


def content_foot(filtered: Sequence[tuple[str, Area | None]]) -> str:
    """What is filtered, and the end."""
    ranges = "".join(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{place}" table:display-filter-buttons="true" '
        f"table:target-range-address={quoteattr(_range(name, area))}/>"
        for place, (name, area) in enumerate(filtered)
        if area
    )
    listed = f"<table:database-ranges>{ranges}</table:database-ranges>" if ranges else ""
    return f"{listed}</office:spreadsheet></office:body></office:document-content>"


def _range(name: str, area: Area) -> str:
    sheet = "'" + name.replace("'", "''") + "'"
    return f"{sheet}.{letters(area[1])}{area[0] + 1}:{sheet}.{letters(area[3])}{area[2] + 1}"


def styles() -> str:
    """The look that all others come from, and paper on its side."""
    return (
        f'{HEAD}<office:document-styles {_NAMES} office:version="1.3"><office:styles>'
        '<style:style style:name="Default" style:family="table-cell"><style:text-properties fo:font-size="10pt"/></style:style>'
        '</office:styles><office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties '
        'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Default" style:page-layout-name="pm1"/></office:master-styles></office:document-styles>'
    )


def settings(frozen: Sequence[tuple[str, tuple[int, int] | None]]) -> str:
    """Which rows and columns stand still."""
    entries = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(name)}>"
        + "".join(
            f'<config:config-item config:name="{item}" config:type="{kind}">{value}</config:config-item>'
            for item, kind, value in (
                ("HorizontalSplitMode", "short", 2), ("VerticalSplitMode", "short", 2), ("HorizontalSplitPosition", "int", at[1]),
                ("VerticalSplitPosition", "int", at[0]), ("PositionRight", "int", at[1]), ("PositionBottom", "int", at[0]),
            )
        )
        + "</config:config-item-map-entry>"
        for name, at in frozen
        if at
    )  # fmt: skip
    return (
        f'{HEAD}<office:document-settings {_NAMES} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item-map-named config:name="Tables">'
        f"{entries}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )


def meta(properties: Mapping[str, object], day: datetime) -> str:
    """What the file is."""
    said = {name: escape(str(properties.get(name, ""))) for name in ("title", "subject", "comments", "author")}
    return (
        f'{HEAD}<office:document-meta {_NAMES} {_DC} office:version="1.3"><office:meta><meta:generator>IP Almanac</meta:generator>'
        f"<dc:title>{said['title']}</dc:title><dc:description>{said['comments']}</dc:description><dc:subject>{said['subject']}</dc:subject>"
        f"<meta:initial-creator>{said['author']}</meta:initial-creator><meta:creation-date>{day.isoformat()}</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )


def manifest(kind: str) -> str:
    """The parts of the package."""
    names = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    whole = f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{kind}"/>'
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'{HEAD}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">{whole}{names}</manifest:manifest>'
