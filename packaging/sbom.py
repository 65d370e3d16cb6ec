"""Writes the software bill of materials of a bundle, as CycloneDX JSON.

usage: sbom.py OUT.json      (run by the environment that makes the bundle)

cyclonedx-py lists that environment; what only makes the bundle is taken out again, and what travels inside wheels and is therefore seen by
no tool is added: Qt, the interpreter and what is in it, the numerical libraries of NumPy, the loader.
"""

import json
import platform
import re
import sqlite3
import subprocess
import sys
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from notices import NOT_BUNDLED, ROOT
from versions import version


def inside() -> list[dict[str, object]]:
    """What no package names, with the licences that notices.py tells in full."""
    qt, loader = metadata.version("PySide6_Essentials"), metadata.version("pyinstaller")
    known = [
        ("Qt", qt, "LGPL-3.0-only"),
        ("CPython", platform.python_version(), "PSF-2.0"),
        ("SQLite", sqlite3.sqlite_version, "blessing"),
        ("OpenBLAS", "as in the NumPy wheel", "BSD-3-Clause"),
        ("PyInstaller bootloader", loader, "GPL-2.0-or-later WITH Bootloader-exception"),
    ]
    known += [("ICU", "as in the PySide6 wheel", "Unicode-3.0")] if sys.platform == "linux" else []
    return [
        {"type": "library", "bom-ref": f"inside:{name}", "name": name, "version": said, "licenses": [{"expression": licence}]}
        for name, said, licence in known
    ]


def bill() -> dict[str, object]:
    """The whole of it; the same environment gives the same."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--no-validate", "--sv", "1.6", "--of", "JSON"]
    made: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    shipped = {_plain(name) for name in pinned} - set(NOT_BUNDLED)
    components = made["components"]
    assert isinstance(components, list)
    kept = [part for part in components if _plain(str(part["name"])) in shipped] + inside()
    made["components"] = sorted(kept, key=lambda part: str(part["name"]).lower())
    program = {
        "type": "application",
        "bom-ref": "ip-almanac",
        "name": "IP Almanac",
        "version": version(ROOT),
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    made["metadata"] = {**dict(made.get("metadata") or {}), "component": program}  # type: ignore[call-overload]
    references = [str(part["bom-ref"]) for part in kept]
    made["dependencies"] = [
        {"ref": "ip-almanac", "dependsOn": sorted(references)},
        *({"ref": reference} for reference in sorted(references)),
    ]
    return made


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
