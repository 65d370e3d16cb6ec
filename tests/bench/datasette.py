"""The search against Datasette's own on the same rows: exact total, three facets and a hundred rows, asked for over the loopback.

Datasette gets what it is best with: one table with every name written out beside the row, indexed by its companion sqlite-utils.
"""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from storage.library import Library
from storage.tables import BY_NAME
from tests.bench.building import ROOT
from tests.bench.figures import Figure, Setting, by_turns, cpu, middle
from tests.bench.processes import processor
from tests.bench.searching import FACETS as FACETS_OF
from tests.bench.searching import QUERIES, total_and_facets

PROGRAM = ROOT / ".venv-bench" / "bin" / "datasette"
ASKED = ("common", "fairly common", "rare")  # what its tokenizer can find
TEXTS = ("indicator", "indicator_zh", "area", "area_zh", "organization", "organization_zh", "breakdown", "source", "publisher", "note")
ROWS = """
CREATE TABLE claims AS SELECT s.row AS id, s.note, s.year, s.indicator_id, s.area_id, s.value, i.name_en AS indicator,
i.name_zh AS indicator_zh, a.name_en AS area, a.name_zh AS area_zh, g.name_en AS organization, g.name_zh AS organization_zh,
b.name_en AS breakdown, o.title AS source, o.publisher FROM made.statistics s JOIN made.indicators i USING (indicator_id)
JOIN made.sources o USING (source_id) LEFT JOIN made.areas a USING (area_id) LEFT JOIN made.organizations g USING (organization_id)
LEFT JOIN made.breakdowns b USING (breakdown_id)
"""
LIMITS = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000, "max_returned_rows": 1000}
TABLE = BY_NAME["statistics"]
FACETS = FACETS_OF[TABLE.name]
GOAL, TIMES = 1 / 150, 5


def figures(setting: Setting) -> Iterator[Figure]:
    if not PROGRAM.exists():
        print("left out: `make env-bench` installs Datasette", file=sys.stderr)
        return
    library = Library(setting.made)
    with _served(written_out(setting.made)) as ask:
        for name in ASKED:
            text = QUERIES[name]
            total_and_facets(library, TABLE, text, FACETS)  # what is read once
            actions: dict[str, Callable[[], float]] = {
                "ours": lambda text=text: cpu(lambda: total_and_facets(library, TABLE, text, FACETS)),  # type: ignore[misc]
                "peer": lambda text=text: ask(text, ""),  # type: ignore[misc]
                "bare": lambda text=text: ask(text, "&_nosuggest=1"),  # type: ignore[misc]
            }
            times = by_turns(actions, TIMES, 60)
            label = f"exact total and three facets, {name}"
            yield Figure(label, middle(times["ours"]), middle(times["peer"]), "Datasette's _search, processor", goal=GOAL)
            yield Figure(label, middle(times["ours"]), middle(times["bare"]), "the same without its suggestions of facets")


def written_out(made: Path) -> Path:
    """The database for Datasette, made when it is missing or older than the other."""
    path = made.with_name(f"datasette-{made.name}")
    if path.exists() and path.stat().st_mtime > made.stat().st_mtime:
        return path
    path.unlink(missing_ok=True)
    database = Database(path)
    database.attach("made", made)
    database.execute(ROWS)
    claims = database.table("claims")
    claims.transform(pk="id")
    for name in FACETS:
        claims.create_index([name])
    claims.enable_fts(TEXTS, create_triggers=False)
    claims.optimize()
    database.close()
    return path


@contextmanager
def _served(database: Path) -> Iterator[Callable[[str, str], float]]:
    """Asks for a search with three facets; the milliseconds of the server's processor time that it takes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [word for name, value in LIMITS.items() for word in ("--setting", name, str(value))]
    server = subprocess.Popen(
        [PROGRAM, "serve", "--immutable", database, "--port", str(port), *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    facets = "".join(f"&_facet={name}" for name in FACETS)

    def ask(text: str, more: str) -> float:
        before = processor(server.pid)
        _get(port, f"/{database.stem}/claims.json?_size=100&_search={quote(text)}{facets}{more}")
        return processor(server.pid) - before

    try:
        _wait(port)
        yield ask
    finally:
        server.terminate()
        server.wait()


def _get(port: int, address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", address)
    answer = connection.getresponse()
    found = json.loads(answer.read())
    connection.close()
    if answer.status != 200 or len(found["facet_results"]) < len(FACETS):
        raise RuntimeError(f"no answer with {len(FACETS)} facets")


def _wait(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
