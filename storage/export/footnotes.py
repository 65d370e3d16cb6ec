"""Footnotes for python-docx, which has none of its own: the part that holds them, and the marks in the text (ECMA-376-1, 17.11)."""

from typing import Any
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """The notes of one document, numbered by Word in the order of their marks."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def add(self, paragraph: Any, text: str) -> None:
        """A mark at the end of the paragraph, and its note."""
        from docx.oxml import parse_xml

        self._notes.append(text)
        mark = f'<w:r xmlns:w="{_MAIN}">{_RAISED}<w:footnoteReference w:id="{len(self._notes)}"/></w:r>'
        paragraph._p.append(parse_xml(mark))

    def attach(self, document: Any) -> None:
        """Puts the notes into the document's package."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if self._notes:
            part = Part(PackURI("/word/footnotes.xml"), _TYPE, self._xml().encode(), document.part.package)
            document.part.relate_to(part, _RELATION)

    def _xml(self) -> str:
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for number, kind, mark in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
        )
        notes = "".join(_note(number, text) for number, text in enumerate(self._notes, 1))
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_MAIN}">{lines}{notes}</w:footnotes>'


def _note(number: int, text: str) -> str:
    small = '<w:rPr><w:sz w:val="17"/></w:rPr>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r>{small}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )
