"""Citations on the clipboard: one click gives them in the style that the reader chose once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from storage.citations import Source, citation
from storage.styles import LINE
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.export.citing import Cited
    from storage.references import Reference

CHANNEL = "citation"
HEAD, FOOT = '<html><head><meta charset="utf-8"></head><body><!--StartFragment-->', "<!--EndFragment--></body></html>"


def put(reference: "Reference") -> None:
    """Puts references on the clipboard, as text and with their italics."""
    data = QMimeData()
    data.setText(reference.text)
    data.setHtml(f"{HEAD}{reference.html}{FOOT}")
    QGuiApplication.clipboard().setMimeData(data)


def copy_sources(workspace: Workspace, cited: Sequence[tuple[Source, str]]) -> None:
    """Copies the citations of sources, each with where in it, in the workspace's style: the one line at once, the others a moment later."""
    style, language = workspace.citation_style, workspace.language
    if style == LINE:
        QGuiApplication.clipboard().setText("\n".join(citation(source, language, place) for source, place in cited))
        return
    from storage.export.citing import CiteRequest, Citing
    from storage.export.provenance import Use
    from storage.references import listed

    uses = tuple(Use(source.source_id, place) for source, place in cited)

    def take(answer: object) -> None:
        found: Cited = answer  # type: ignore[assignment]
        put(listed(found.references, style))

    workspace.ask(CHANNEL, CiteRequest(Citing("sources", (), style, language, uses=uses)), take)
