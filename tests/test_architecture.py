"""The import rules of CONTRIBUTING.md: those that import-linter can state stand in pyproject.toml, the rest here."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [ROOT / "main.py", *sorted(ROOT.glob("storage/**/*.py")), *sorted(ROOT.glob("ui/**/*.py"))]
HEAVY = {"numpy", "pyqtgraph", "sqlite_utils", "xlsxwriter", "rapidfuzz", "citeproc", "icalendar", "rispy", "qtawesome", "superqt"}
# modules that may load them: they are themselves imported inside the functions that need them
LATE = {"storage/build.py", "storage/userdata.py", "storage/migrations.py", "storage/vectors.py"}
CHART = ("board", "canvas", "columns", "courses", "ends", "hall", "lines", "paths", "plot", "traces")
LATE |= {f"ui/parts/chart/{name}.py" for name in CHART}
SQL = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP|ALTER|PRAGMA|WITH|ATTACH|VACUUM)\s+[A-Za-z_*(]")


class Import(NamedTuple):
    file: str
    line: int
    module: str
    at_load: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path)


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, with whether it happens when the module is loaded; those for the type checker alone are left out."""
    waiting: list[tuple[ast.AST, bool]] = [(tree_of(path), True)]
    while waiting:
        node, at_load = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        for name in imported_names(node):
            yield Import(name_of(path), getattr(node, "lineno", 0), name, at_load)
        inside = at_load and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        waiting.extend((child, inside) for child in ast.iter_child_nodes(node))


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def test_import_contracts_hold() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=quiet_environment(),
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


def quiet_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}


def test_nothing_imports_main() -> None:
    assert [str(i) for path in PROGRAM for i in imports(path) if i.module.split(".")[0] == "main"] == []


def test_widgets_know_only_theme_and_formats() -> None:
    allowed = ("ui.theme", "ui.formats", "ui.widgets")
    own = [
        i for path in PROGRAM if name_of(path).startswith("ui/widgets/") for i in imports(path) if i.module.startswith(("ui.", "storage."))
    ]
    assert [str(i) for i in own if not i.module.startswith(allowed)] == []


def test_no_heavy_package_is_loaded_with_a_module() -> None:
    heavy = [i for path in PROGRAM if name_of(path) not in LATE for i in imports(path) if i.at_load]
    assert [str(i) for i in heavy if i.module.split(".")[0] in HEAVY] == []


def test_what_loads_them_is_not_loaded_with_a_module() -> None:
    late = tuple(name.removesuffix(".py").replace("/", ".") for name in LATE)
    loaded = [i for path in PROGRAM if name_of(path) not in LATE for i in imports(path) if i.at_load]
    assert [str(i) for i in loaded if i.module.startswith(late)] == []


def test_no_sql_in_the_window() -> None:
    found = [
        f"{name_of(path)}:{node.lineno} {node.value[:40]!r}"
        for path in PROGRAM
        if name_of(path).startswith("ui/")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert found == []


def test_packages_hold_only_their_tuple() -> None:
    """`__init__` files: a docstring, imports, and assignments of plain values."""
    allowed = ast.Import | ast.ImportFrom | ast.Assign | ast.AnnAssign
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in PROGRAM
        if path.name == "__init__.py"
        for place, node in enumerate(tree_of(path).body)
        if not isinstance(node, allowed) and not (place == 0 and isinstance(node, ast.Expr))
    ]
    assert found == []


@pytest.mark.parametrize("arguments", [["--version"], ["find", "PCT"], ["show", "events", "cipac-2019"]], ids=lambda a: a[0])
def test_command_line_loads_no_qt(arguments: list[str], library_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "main.py", "--database", str(library_path), *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=quiet_environment(), check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in ran.stderr.splitlines()}
    assert "storage" in loaded
    assert loaded & {"PySide6", "shiboken6"} == set()
