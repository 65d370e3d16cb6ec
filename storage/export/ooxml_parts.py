"""What stands in a workbook of our own writing around its rows (ECMA-376, part 1, 18.2 and 18.3; part 2 for the package)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
Area = tuple[int, int, int, int]


class ColumnLooks(NamedTuple):
    """options: `level`, `hidden`, `collapsed`, as XlsxWriter has them."""

    first: int
    last: int
    width: float | None
    style: int
    options: dict[str, int]


@dataclass
class SheetParts:
    """What is said of a sheet as a whole; areas as first row, first column, last row, last column, from 0."""

    columns: dict[int, ColumnLooks] = field(default_factory=dict)
    widest: int = 0
    frozen: tuple[int, int] | None = None
    filtered: Area | None = None
    printed: Area | None = None
    repeated: int | None = None
    ignored: dict[str, str] = field(default_factory=dict)
    landscape: bool = False
    paper: int = 9
    fit: tuple[int, int] | None = None
    footer: str = ""
    gridlines: bool = True


def letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    """`B3`, or `$B$3`."""
    return f"${letters(column)}${row + 1}" if fixed else f"{letters(column)}{row + 1}"


def area_name(area: Area, *, fixed: bool = False) -> str:
    """`A1:C9`."""
    return f"{cell_name(area[0], area[1], fixed=fixed)}:{cell_name(area[2], area[3], fixed=fixed)}"


def sheet_head(about: SheetParts, *, active: bool) -> str:
    """All that stands before the rows."""
    fit = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if about.fit else ""
    deepest = max((column.options.get("level", 0) for column in about.columns.values()), default=0)
    outline = f' outlineLevelCol="{deepest}"' if deepest else ""
    lines = "" if about.gridlines else ' showGridLines="0"'
    selected = ' tabSelected="1"' if active else ""
    columns = "".join(_column(about.columns[place]) for place in sorted(about.columns))
    return (
        f'{HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_DOC}/relationships">{fit}'
        f'<sheetViews><sheetView{lines}{selected} workbookViewId="0">{_pane(about.frozen)}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"{outline}/>{f"<cols>{columns}</cols>" if columns else ""}<sheetData>'
    )


def _pane(frozen: tuple[int, int] | None) -> str:
    if frozen is None:
        return ""
    row, column = frozen
    top_left = cell_name(row, column)
    return (
        f'<pane xSplit="{column}" ySplit="{row}" topLeftCell="{top_left}" activePane="bottomRight" state="frozen"/>'
        '<selection pane="topRight"/><selection pane="bottomLeft"/>'
        f'<selection pane="bottomRight" activeCell="{top_left}" sqref="{top_left}"/>'
    )


def _column(looks: ColumnLooks) -> str:
    width = f' width="{looks.width + 0.7109375:g}" customWidth="1"' if looks.width is not None else ' width="9.140625"'
    style = f' style="{looks.style}"' if looks.style else ""
    hidden = ' hidden="1"' if looks.options.get("hidden") else ""
    level = f' outlineLevel="{looks.options["level"]}"' if looks.options.get("level") else ""
    collapsed = ' collapsed="1"' if looks.options.get("collapsed") else ""
    return f'<col min="{looks.first + 1}" max="{looks.last + 1}"{width}{style}{hidden}{level}{collapsed}/>'


def sheet_foot(about: SheetParts) -> str:
    """All that stands after the rows."""
    fit = f' fitToWidth="{about.fit[0]}" fitToHeight="{about.fit[1]}"' if about.fit else ""
    turned = ' orientation="landscape"' if about.landscape else ""
    ignored = "".join(f'<ignoredError sqref="{area}" {_WARNINGS[name]}="1"/>' for name, area in about.ignored.items())
    return (
        f"</sheetData>{f'<autoFilter ref={chr(34)}{area_name(about.filtered)}{chr(34)}/>' if about.filtered else ''}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{about.paper}"{fit}{turned}/>'
        f"{f'<headerFooter><oddFooter>{escape(about.footer)}</oddFooter></headerFooter>' if about.footer else ''}"
        f"{f'<ignoredErrors>{ignored}</ignoredErrors>' if ignored else ''}</worksheet>"
    )


_WARNINGS = {"number_stored_as_text": "numberStoredAsText", "two_digit_text_year": "twoDigitTextYear"}


# -- the package ---------------------------------------------------------------------------------------------------------------------------


def fixed(
    sheets: Sequence[tuple[str, SheetParts]], styles: str, properties: Mapping[str, object], day: datetime
) -> Iterator[tuple[str, str]]:
    """(name, content) of every part but the sheets."""
    count = len(sheets)
    yield "[Content_Types].xml", _content_types(count)
    yield (
        "_rels/.rels",
        _relations(
            (f"{_DOC}/relationships/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_DOC}/relationships/extended-properties", "docProps/app.xml"),
        ),
    )
    yield "docProps/core.xml", _core(properties, day)
    yield "docProps/app.xml", f'{HEAD}<Properties xmlns="{_DOC}/extended-properties"><Application>IP Almanac</Application></Properties>'
    yield "xl/workbook.xml", _workbook(sheets)
    worksheets = [(f"{_DOC}/relationships/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]
    others = ((f"{_DOC}/relationships/styles", "styles.xml"), (f"{_DOC}/relationships/sharedStrings", "sharedStrings.xml"))
    yield "xl/_rels/workbook.xml.rels", _relations(*worksheets, *others)
    yield "xl/styles.xml", styles


def shared_strings(texts: Iterable[str]) -> str:
    """The texts that cells name by their number, each as its element."""
    held = [f"<si>{text}</si>" for text in texts]
    return f'{HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(held)}">{"".join(held)}</sst>'


def _content_types(count: int) -> str:
    names = [(f"/xl/worksheets/sheet{number}.xml", f"{_SHEET}.worksheet+xml") for number in range(1, count + 1)]
    names += [("/xl/workbook.xml", f"{_SHEET}.sheet.main+xml"), ("/xl/styles.xml", f"{_SHEET}.styles+xml")]
    names.append(("/xl/sharedStrings.xml", f"{_SHEET}.sharedStrings+xml"))
    names.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    names.append(("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"))
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in names)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(properties: Mapping[str, object], day: datetime) -> str:
    author = escape(str(properties.get("author", "")))
    stamp = f"{day.isoformat(timespec='seconds')}Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(str(properties.get('title', '')))}</dc:title>"
        f"<dc:subject>{escape(str(properties.get('subject', '')))}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><dc:description>{escape(str(properties.get('comments', '')))}</dc:description>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _workbook(sheets: Sequence[tuple[str, SheetParts]]) -> str:
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in enumerate(sheets, 1))
    names = "".join(_names(place, name, about) for place, (name, about) in enumerate(sheets))
    return (
        f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}/relationships">'
        f'<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>'
        f"<sheets>{listed}</sheets>{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    )


def _names(place: int, name: str, about: SheetParts) -> str:
    """What Excel keeps of a sheet as names: what is filtered, printed, and repeated on each page."""
    sheet = escape("'" + name.replace("'", "''") + "'")
    out = []
    if about.filtered:
        out.append(("_xlnm._FilterDatabase", f"{sheet}!{area_name(about.filtered, fixed=True)}", ' hidden="1"'))
    if about.printed:
        out.append(("_xlnm.Print_Area", f"{sheet}!{area_name(about.printed, fixed=True)}", ""))
    if about.repeated is not None:
        out.append(("_xlnm.Print_Titles", f"{sheet}!${about.repeated + 1}:${about.repeated + 1}", ""))
    return "".join(f'<definedName name="{kind}" localSheetId="{place}"{more}>{said}</definedName>' for kind, said, more in out)
