"""What a reader can do from the pages beside the results, the same from each: where their links lead and what their buttons copy."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from storage.query import Query
from ui.cited import copy_sources
from ui.parts.address import web_address
from ui.parts.telling import Doors
from ui.workspace import Workspace


def doors(workspace: Workspace) -> Doors:
    """The doors of a page of that workspace."""
    return Doors(
        workspace.open_record, workspace.show_evidence, partial(_show, workspace), put_on_clipboard, visit, partial(copy_sources, workspace)
    )


def _show(workspace: Workspace, query: Query) -> None:
    """The table with the records of a query, with the reader's switch of one row a fact; the page stays open."""
    workspace.go(replace(workspace.place, view="table", query=workspace.carried(query)))


def put_on_clipboard(text: str) -> None:
    """As plain text."""
    QGuiApplication.clipboard().setText(text)


def visit(url: str) -> None:
    """Hands a web address to the reader's browser; the program itself opens no connection."""
    if web_address(url):
        QDesktopServices.openUrl(QUrl(url))
