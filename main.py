"""The almanac's one program: a window, or without one a command line for scripts and checks. Only the window and self-check load Qt.

The command line's modules are imported where a command is run, so that a window that opens waits for none of them.
"""

import argparse
import gc
import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from storage import paths
from storage.messages import Message
from storage.options import OPTIONS
from storage.rules import CODES
from storage.streams import utf8
from storage.styles import LINE, STYLES
from storage.words import known, say

DONE, FAILED, WRONG_USAGE = 0, 1, 2
PLAIN = argparse.Namespace(database=None, language="en", version=False, command=None)
COMMANDS = ("find", "export", "show", "self-check", "build")


class Parser(argparse.ArgumentParser):
    """Says one sentence, without the usage, and ends with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def parser() -> Parser:
    top = Parser(
        prog="ip-almanac" if getattr(sys, "frozen", False) else "main.py",
        description="IP Almanac: an offline reference on intellectual property, innovation and frontier technology.",
    )
    top.add_argument(
        "--database", type=Path, metavar="FILE", help="the reference database to read instead of the one that came with the program"
    )
    top.add_argument("--language", choices=("en", "zh", "both"), default="en", help="of names: English, Chinese or both")
    top.add_argument("--version", action="store_true", help="print the versions of program and data")
    ways = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    find = ways.add_parser("find", help="best matches over all tables, best first")
    find.add_argument("--table", metavar="T", help="search this table only")
    find.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most N lines (20)")
    find.add_argument("--json", action="store_true", help="print a JSON array")
    _add_rule(find)
    find.add_argument("text", nargs="*", metavar="TEXT")
    export = ways.add_parser("export", help="a table, or the rows found in it, to a file")
    export.add_argument("table", metavar="TABLE")
    export.add_argument("--to", required=True, metavar="FILE", help="the file to make; - for standard output")
    export.add_argument("--format", default="", metavar="F", help="instead of what FILE's ending says")
    export.add_argument("--search", default="", metavar="TEXT")
    export.add_argument(
        "--where", nargs="+", action="extend", default=[], metavar="COND", help="FIELD=VALUE, FIELD!=VALUE, FIELD=A..B, FIELD= (unknown)"
    )
    export.add_argument("--columns", default="", metavar="A,B")
    export.add_argument("--sort", action="append", default=[], metavar="FIELD[:desc]")
    export.add_argument("--limit", type=_positive, metavar="N")
    export.add_argument("--facts", action="store_true", help="one row a fact: each claim group's shown value")
    _add_rule(export)
    export.add_argument("--style", choices=STYLES, default=LINE, help="of references in a .txt file")
    for option in OPTIONS:
        export.add_argument(f"--{option.name}", choices=option.values, default=option.values[0], help=option.help)
    export.add_argument("--overwrite", action="store_true", help="replace FILE if it is there")
    show = ways.add_parser("show", help="the whole record with its links and sources")
    show.add_argument("table", metavar="TABLE")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="print a JSON object")
    _add_rule(show)
    check = ways.add_parser("self-check", help="open every view without a screen, search, export, draw, check both databases")
    check.add_argument("--screenshots", type=Path, metavar="DIR", help="keep pictures of what was opened")
    build = ways.add_parser("build", help="check the CSV tables and build a reference database")
    build.add_argument("data_dir", type=Path, metavar="DATA_DIR")
    build.add_argument("out", type=Path, metavar="OUT.db")
    return top


def _add_rule(way: argparse.ArgumentParser) -> None:
    words = ", ".join(f"{code}: {say(f'rule.{code}', 'en')}" for code in CODES)
    way.add_argument("--rule", choices=CODES, default=CODES[0], help=f"by which the shown claim of a figure is picked ({words})")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 up")
    return int(text)


def split(arguments: list[str]) -> tuple[list[str], str | None]:
    """The arguments for argparse, and FILE where no command is named. After the known options of `find` everything is text."""
    for place, argument in enumerate(arguments):
        if argument == "find":
            return arguments[: place + 1] + _find_arguments(arguments[place + 1 :]), None
        if argument in COMMANDS:
            return arguments, None
        if not argument.startswith("-") and (place == 0 or arguments[place - 1] not in ("--database", "--language")):
            return arguments[:place] + arguments[place + 1 :], argument
    return arguments, None


def _find_arguments(arguments: list[str]) -> list[str]:
    """The options of `find`, wherever they stand before a `--`; whatever else stands there is text, dashes and all."""
    options: list[str] = []
    text: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            text.extend(waiting)
        elif argument in ("--json", "-h", "--help") or argument.startswith(("--table=", "--limit=", "--rule=")):
            options.append(argument)
        elif argument in ("--table", "--limit", "--rule"):
            options += [argument, *[value for value in [next(waiting, None)] if value is not None]]
        else:
            text.append(argument)
    return [*options, "--", " ".join(text)]


def main(arguments: list[str]) -> int:
    given, file = split(arguments)
    options = parser().parse_args(given) if given else PLAIN  # what the window is opened with most often waits for no parser
    words = "zh" if options.language == "zh" else "en"
    for stream in (sys.stdout, sys.stderr):
        utf8(stream)
    try:
        return _run(options, file)
    except Message as message:
        _tell(say(f"fault.{message.code}", words, **message.values) if known(f"fault.{message.code}") else str(message))
    except sqlite3.DatabaseError as fault:
        damaged = paths.as_message(fault, _database(options)) is not fault
        _tell(say("fault.database_damaged" if damaged else "fault.internal", words, file=_database(options), reason=fault))
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        _tell(say("fault.stopped", words))
    return FAILED


def _database(options: argparse.Namespace) -> Path:
    return options.database or paths.reference_database()


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _run(options: argparse.Namespace, file: str | None) -> int:
    database = _database(options)
    if options.command is None and not options.version:
        return _window(database, None if file is None else Path(file))
    from storage import commands

    if options.version:
        return commands.print_version(database)
    if options.command == "build":
        return commands.build(options.data_dir, options.out)
    if options.command == "self-check":
        from ui.check import run as self_check  # Qt, which no other command loads

        return self_check(database, options.screenshots, options.language)
    return _answer(options, database)


def _answer(options: argparse.Namespace, database: Path) -> int:
    from storage import commands
    from storage.library import Library
    from storage.streams import standard_output
    from storage.tables import TABLES

    library = Library(database)
    library.language, library.rule = "zh" if options.language == "zh" else "en", options.rule
    out = standard_output()
    if options.command == "find":
        tables = [commands.table_called(options.table, views=False).name] if options.table else [table.name for table in TABLES]
        return commands.print_found(library, options.text[0], tables, options.limit, options.language, options.json, out)
    if options.command == "show":
        table = commands.table_called(options.table, views=False)
        return commands.print_shown(library, table.name, options.id, options.language, options.json, out)
    return commands.export(library, options)


def leave_sources_unread() -> None:
    """Says of every module that its source cannot be had. PySide asks for it, to see whether a module uses PySide, and then assumes so.

    It would read some eighty files to the end before the first paint, and in a bundle look for them in many places.
    """
    import inspect

    look = inspect.getsource

    def getsource(thing: object) -> str:
        if isinstance(thing, ModuleType):
            raise OSError("the program does not read its own source")
        return look(thing)  # type: ignore[arg-type]

    inspect.getsource = getsource  # type: ignore[assignment]


def before_qt() -> dict[str, object]:
    """The user's settings; and what makes the way to the first paint shorter.

    No garbage is looked for until then: what a start makes stays, and to look through it again and again takes a tenth of the time.
    """
    gc.disable()
    leave_sources_unread()
    from storage import describe, home, library, searches, session  # noqa: F401
    from storage.userfile import settings

    return settings(paths.user_folder())


def _window(database: Path, file: Path | None) -> int:
    """file: another database in the place of the program's own, or what a window takes: a collection, or everything of a reader."""
    if not paths.has_display():
        _tell(say("fault.no_display", "en"))
        return FAILED
    settings = before_qt()
    from ui.theme import choose_style  # Qt
    from ui.window import run

    choose_style()

    if file is None or file.suffix.casefold() in (".ipalmanac-collection", ".ipalmanac-data"):
        return run(database, settings, None if file is None else str(file))
    return run(file, settings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
