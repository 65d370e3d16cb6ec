"""What a reader can do from the pages beside the results is safe, and keeps how she looks at figures."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from storage.query import FACTS, Query
from ui.doors import doors, visit
from ui.parts.address import web_address
from ui.workspace import Workspace


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "", "C:\\x.exe", "httpx://a"])
def test_only_web_addresses_may_be_opened(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    visited: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", visited.append)
    assert not web_address(url)
    visit(url)
    assert visited == []


def test_one_row_a_fact_stays_where_a_page_leads_to_the_table(space: Workspace) -> None:
    space.set_query(Query("statistics", filters=(FACTS,)))
    doors(space).show(Query("statistics", "source:ifr"))
    assert FACTS in space.query.filters
    assert space.query.text == "source:ifr"
