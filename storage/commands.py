"""The command line's answers, without Qt: text in, UTF-8 and tabs out."""

import heapq
import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TextIO

from storage import paths, related
from storage.catalog import Table
from storage.cautions import Caution
from storage.discrepancies import Discrepancy
from storage.evidence import Evidence
from storage.export.job import ExportJob, Sheet
from storage.find import TIERS
from storage.library import Library
from storage.messages import Message
from storage.options import OPTIONS
from storage.query import Filter, Query, Sort
from storage.record import record_page
from storage.tables import BY_NAME, TABLES, VIEWS
from storage.words import Text, field_text, say

DONE, FAILED = 0, 1


def title(label: Text, language: str) -> str:
    """A name in the record language; both as `English · 中文`."""
    if language == "both":
        return " · ".join(dict.fromkeys(part for part in label if part))
    return label.in_language(language)


# -- find ------------------------------------------------------------------------------------------------------------------------------


def find(library: Library, text: str, tables: Sequence[str], limit: int) -> Iterator[tuple[str, int, str]]:
    """(table, row, what matched) of the best matches: by tier, then in the order of the tables, then in default order."""
    streams = [_matches(library, text, place, name) for place, name in enumerate(tables)]
    for _tier, place, row in islice(heapq.merge(*streams, key=lambda match: match[:2]), limit):
        yield tables[place], row, TIERS[_tier]


def _matches(library: Library, text: str, place: int, table: str) -> Iterator[tuple[int, int, int]]:
    seen: set[int] = set()
    for tier, rows in library.engine.answer(Query(table=table, text=text)).tiers():
        for row in rows:
            if row not in seen:
                seen.add(row)
                yield TIERS.index(tier), place, row


def print_found(library: Library, text: str, tables: Sequence[str], limit: int, language: str, as_json: bool, out: TextIO) -> int:
    """Prints the matches; that there are none is said beside the output, which stays empty."""
    found = list(find(library, text, tables, limit))
    lines = []
    for table, row, matched in found:
        identifier = library.ids(table, (row,))[0]
        lines.append({"table": table, "id": identifier, "title": title(library.label(table, identifier), language), "matched": matched})
    if as_json:
        out.write(json.dumps(lines, ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line['table']}\t{line['id']}\t{line['title']}\n" for line in lines)
    if not found:
        tell("nothing_found", language, text=text)
    return DONE


# -- show ------------------------------------------------------------------------------------------------------------------------------


def shown(library: Library, table: str, identifier: str, language: str) -> dict[str, object]:
    """The whole record: its fields under the CSV's names and the computed ones, its other names, `links` by kind, `cautions`,
    `discrepancies` and `sources`; of a statistic its claim `group` and by which rule one of the claims is shown.

    Raises Message `no_such_record`.
    """
    row = library.row_of(table, identifier)
    if row is None:
        raise Message("no_such_record", table=table, id=identifier)
    page = library.record(table, row)
    page["aliases"] = [
        {"alias": alias, "language": tongue, "kind": kind} for alias, tongue, kind in related.aliases(library, table, identifier)
    ]
    page["links"] = {
        group.code: [
            {"table": e.table, "id": e.id, "title": title(e.title, language), **({"notes": list(e.notes)} if e.notes else {})}
            for e in group.entries
        ]
        for group in related.links(library, table, identifier)
    }
    whole = record_page(library, f"{table}/{identifier}")
    if whole.evidence is not None:
        page["group"] = _group(page, whole.evidence)
    page["cautions"] = [_caution(caution, language) for caution in whole.cautions]
    page["discrepancies"] = [_discrepancy(case, language) for case in whole.discrepancies]
    page["sources"] = [_source(library, cited) for cited in related.sources(library, table, identifier)]
    return page


def _group(page: dict[str, object], evidence: Evidence) -> dict[str, object]:
    """The claims of a figure as they stand to one another. decided_by: the step of the rule that told the shown value from the others."""
    return {
        "claim_group": page["claim_group"],
        "values_differ": evidence.values_differ,
        "disagrees": evidence.disagrees,
        "disagreement_kind": evidence.kind or None,
        "rule": evidence.rule,
        "steps": [step.code for step in evidence.steps],
        "decided_by": evidence.step,
        "claims": [{name: value for name, value in claim._asdict().items() if value != ""} for claim in evidence.claims],
    }


def _caution(caution: Caution, language: str) -> dict[str, object]:
    years = {name: year for name, year in (("from", caution.first), ("to", caution.last)) if year}
    source = {"source_id": caution.source_id} if caution.source_id else {}
    return {"id": caution.caution_id, "when": caution.when, **years, "text": title(caution.text, language), **source}


def _discrepancy(case: Discrepancy, language: str) -> dict[str, object]:
    sides = [{"key": side.key, "source_id": side.source.source_id, "locator": side.locator} for side in case.sides]
    return {"id": case.discrepancy_id, "kind": case.kind, "text": title(case.text, language), "sides": sides}


_CLAIM = ("value", "qualifier", "basis", "status", "note", "values_differ", "disagrees", "disagreement_kind", "picked")


def _source(library: Library, cited: related.Cited) -> dict[str, object]:
    entry: dict[str, object] = {name: value for name, value in cited._asdict().items() if value != "" or name == "locator"}
    if cited.statistic_id:
        row = library.row_of("statistics", cited.statistic_id)
        assert row is not None
        entry |= dict(zip(_CLAIM, library.records("statistics", (row,), _CLAIM)[0], strict=True))
    return entry


def print_shown(library: Library, table: str, identifier: str, language: str, as_json: bool, out: TextIO) -> int:
    """Prints the record as one JSON object, or a line a field, link and source with tabs between."""
    page = shown(library, table, identifier, language)
    if as_json:
        out.write(json.dumps(page, ensure_ascii=False, indent=1) + "\n")
        return DONE
    words = "zh" if language == "zh" else "en"
    view = BY_NAME[table]
    for field in view.fields:
        if not field.of and page[field.name] is not None:
            value = title(library.label(field.target, page[field.name]), language) if field.target else page[field.name]
            out.write(f"{field_text(table, field.name).in_language(words)}\t{value}\n")
    if "group" in page:
        group: dict[str, object] = page["group"]  # type: ignore[assignment]
        out.write("\t".join(("rule", say(f"rule.{group['rule']}", words), say(f"step.{group['decided_by']}", words))) + "\n")
    for alias in page["aliases"]:  # type: ignore[attr-defined]
        out.write(f"alias\t{alias['alias']}\n")
    for code, entries in page["links"].items():  # type: ignore[attr-defined]
        for entry in entries:
            out.write("\t".join((code, f"{entry['table']}/{entry['id']}", entry["title"], *entry.get("notes", ()))) + "\n")
    for code in ("cautions", "discrepancies"):
        out.writelines(f"{code}\t{entry['text']}\n" for entry in page[code])  # type: ignore[attr-defined]
    for source in page["sources"]:  # type: ignore[attr-defined]
        claim = [str(source[name]) for name in ("value", "qualifier") if name in source]
        parts = [
            source["source_id"],
            source["title"],
            source.get("publisher", ""),
            source.get("published_on", ""),
            source["locator"],
            *claim,
        ]
        out.write("\t".join(("source", *parts)) + "\n")
    return DONE


# -- export ----------------------------------------------------------------------------------------------------------------------------


def condition(table: Table, text: str) -> Filter:
    """`FIELD=VALUE`, `FIELD!=VALUE`, `FIELD=A..B` or `FIELD=` (unknown) as a Filter. Raises Message `no_such_field` or `no_condition`."""
    name, equals, value = text.partition("=")
    if not equals:
        raise Message("no_condition", text=text)
    excluded = name.endswith("!")
    name = name.rstrip("!").strip()
    if name not in table.by_name and name not in table.facet_by_name:
        raise Message("no_such_field", table=table.name, field=name, fields=", ".join(table.by_name))
    if value == "":
        return Filter(table.name, name, "known" if excluded else "unknown")
    if ".." in value and not excluded:
        low, _, high = value.partition("..")
        return Filter(table.name, name, "between", (low, high))
    return Filter(table.name, name, "not_in" if excluded else "in", (value,))


def joined(filters: Sequence[Filter]) -> tuple[Filter, ...]:
    """Values given for one field and kind of condition become one filter, which ORs them."""
    values: dict[tuple[str, str, str], list[str]] = {}
    for f in filters:
        values.setdefault((f.table, f.field, f.op), []).extend(f.values)
    return tuple(Filter(*key, tuple(given)) for key, given in values.items())


def export_query(table: Table, search: str, where: Sequence[str], sort: Sequence[str], facts: bool) -> Query:
    """The Query of the export's options."""
    filters = list(joined([condition(table, text) for text in where]))
    if facts:
        if "picked" not in table.by_name:
            raise Message("no_facts", table=table.name)
        filters.append(Filter(table.name, "picked", "in", ("1",)))
    keys = []
    for key in sort:
        name, _, way = key.partition(":")
        if name not in table.by_name or way not in ("", "asc", "desc"):
            raise Message("no_such_field", table=table.name, field=key, fields=", ".join(table.by_name))
        keys.append(Sort(table.name, name, way == "desc"))
    return Query(table=table.name, text=search, filters=tuple(filters), sort=tuple(keys))


def table_called(name: str, *, views: bool) -> Table:
    """The table (or view) of that name. Raises Message `no_such_table`."""
    allowed = (*TABLES, *VIEWS) if views else TABLES
    for table in allowed:
        if table.name == name:
            return table
    raise Message("no_such_table", table=name, tables=", ".join(table.name for table in allowed))


def export(library: Library, options: Namespace) -> int:
    """Writes the rows that the options name to FILE, or to standard output for `-` (CSV unless said)."""
    from storage.export.run import format_of, run, write_to

    table = table_called(options.table, views=True)
    query = export_query(table, options.search, options.where, options.sort, options.facts)
    rows = list(islice(library.rows_of_query(query), options.limit))
    sheet = Sheet(table.name, _columns(table, options.columns), rows)
    to_stream = options.to == "-"
    path = Path("-.csv" if to_stream else options.to)
    form = format_of(path, options.format)
    chosen = {option.name: getattr(options, option.name) for option in OPTIONS}
    scope = "" if options.limit else "results"
    job = ExportJob(path, (sheet,), query, options.language, library.rule, format=form.code, style=options.style, scope=scope, **chosen)
    if to_stream:
        consume(write_to(sys.stdout.buffer, job, library))
        return DONE
    if path.exists() and not options.overwrite:
        raise Message("export_exists", file=path)
    consume(run(job, library))
    print(say("command.exported", "zh" if options.language == "zh" else "en", n=len(rows), file=path), file=sys.stderr)
    return DONE


def consume(steps: Iterator[int]) -> None:
    """Runs a generator to its end."""
    for _done in steps:
        pass


def _columns(table: Table, names: str) -> tuple[str, ...]:
    """The columns named by `--columns`, else the source table's own, with what a view is there to show before and beside them."""
    wanted = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in wanted:
        if name not in table.by_name:
            raise Message("no_such_field", table=table.name, field=name, fields=", ".join(table.by_name))
    shown = [table.field(name) for name in table.columns] if table.view_of else []
    fields = (*(field for field in shown if field.computed), *table.csv_fields, *(field for field in shown if field.path))
    return wanted or tuple(dict.fromkeys(field.name for field in fields))


# -- build -----------------------------------------------------------------------------------------------------------------------------


def build(data_dir: Path, out: Path) -> int:
    """Checks the CSV tables and builds a reference database; every fault is a line `file:line:column: sentence`.

    Raises Message `no_build` in an installed program, which comes without what only the build needs.
    """
    if find_spec("pypinyin") is None:
        raise Message("no_build")
    from storage.build import Faults  # with sqlite-utils, which the other commands do without
    from storage.build import build as write

    try:
        write(data_dir, out)
    except Faults as faults:
        for fault in faults.faults:
            print(f"{fault.file}:{fault.line}:{fault.column}: {say(f'fault.{fault.code}', 'en', **fault.values)}", file=sys.stderr)
        tell("data_faulty", "en", n=len(faults.faults), file=out)
        return FAILED
    library = Library(out)
    counts = ", ".join(f"{library.count(table.name):,} {table.name}" for table in TABLES)
    print(f"{out}: {counts}; content_sha256 {library.meta['content_sha256']}")
    return DONE


def print_version(database: Path) -> int:
    """Program and data, a line each."""
    print(f"IP Almanac {paths.program_version()}")
    print(f"data {Library(database).meta['data_version']}")
    return DONE


def tell(code: str, language: str, **values: object) -> None:
    """Says a sentence beside the output."""
    print(say(f"fault.{code}", "zh" if language == "zh" else "en", **values), file=sys.stderr)
