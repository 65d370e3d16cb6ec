"""The looks of cells in a workbook of our own writing: each stands there once, and cells name it by its number (ECMA-376-1, 18.8)."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

BUILT_IN = {"": 0, "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}
_FIRST_OWN = 164
_FONT = '<sz val="11"/><color rgb="FF000000"/><name val="Calibri"/><family val="2"/>'


class Styles:
    """Number 0 is a cell without looks of its own. Looks are named as XlsxWriter names them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._fonts = [f"<font>{_FONT}</font>"]
        self._fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']
        self._borders = ["<border><left/><right/><top/><bottom/><diagonal/></border>"]
        self._cells = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']

    def add(self, looks: Mapping[str, object]) -> int:
        """num_format, bold, italic, bg_color, bottom with bottom_color, align, valign, indent, text_wrap."""
        number = self._number(str(looks.get("num_format", "")))
        font = _place(self._fonts, self._font(looks))
        fill = _place(self._fills, _fill(str(looks.get("bg_color", ""))))
        border = _place(self._borders, _border(looks))
        aligned = _alignment(looks)
        applied = "".join(
            f' {name}="1"'
            for name, used in (
                ("applyNumberFormat", number),
                ("applyFont", font),
                ("applyFill", fill),
                ("applyBorder", border),
                ("applyAlignment", aligned),
            )
            if used
        )
        head = f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"{applied}'
        return _place(self._cells, f"{head}>{aligned}</xf>" if aligned else f"{head}/>")

    def _number(self, code: str) -> int:
        if code in BUILT_IN:
            return BUILT_IN[code]
        return self._numbers.setdefault(code, _FIRST_OWN + len(self._numbers))

    def _font(self, looks: Mapping[str, object]) -> str:
        return f"<font>{'<b/>' if looks.get('bold') else ''}{'<i/>' if looks.get('italic') else ''}{_FONT}</font>"

    def xml(self) -> str:
        """The part `styles.xml`."""
        own = [f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for code, number in self._numbers.items()]
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"{_list('numFmts', own) if own else ''}{_list('fonts', self._fonts)}{_list('fills', self._fills)}"
            f"{_list('borders', self._borders)}"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f"{_list('cellXfs', self._cells)}"
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/>'
            "</styleSheet>"
        )


def _place(known: list[str], element: str) -> int:
    if element not in known:
        known.append(element)
    return known.index(element)


def _fill(colour: str) -> str:
    if not colour:
        return '<fill><patternFill patternType="none"/></fill>'
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour.lstrip("#")}"/><bgColor indexed="64"/></patternFill></fill>'


def _border(looks: Mapping[str, object]) -> str:
    below = f'<bottom style="thin"><color rgb="FF{str(looks.get("bottom_color", "#000000")).lstrip("#")}"/></bottom>'
    return f"<border><left/><right/><top/>{below if looks.get('bottom') else '<bottom/>'}<diagonal/></border>"


def _alignment(looks: Mapping[str, object]) -> str:
    valign = {"vcenter": "center"}.get(str(looks.get("valign", "")), str(looks.get("valign", "")))
    said = (
        ("horizontal", looks.get("align", "")), ("vertical", valign), ("wrapText", 1 if looks.get("text_wrap") else ""),
        ("indent", looks.get("indent", "")),
    )  # fmt: skip
    inside = "".join(f' {name}="{value}"' for name, value in said if value != "")
    return f"<alignment{inside}/>" if inside else ""


def _list(name: str, elements: Iterable[str]) -> str:
    held = list(elements)
    return f'<{name} count="{len(held)}">{"".join(held)}</{name}>'
