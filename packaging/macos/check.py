"""Checks without a Mac what can be checked of the application for macOS: its property lists, its wheels, what the spec would do there.

usage: check.py [--wheels]      (--wheels asks pip whether every requirement has a wheel for both processors; that takes the network)
"""

import plistlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import versions  # noqa: E402
from contents import ENDINGS, IDENTIFIER  # noqa: E402

WANTED = (
    "CFBundleShortVersionString",
    "CFBundleVersion",
    "CFBundleDocumentTypes",
    "CFBundleLocalizations",
    "LSMinimumSystemVersion",
    "NSHighResolutionCapable",
    "NSPrincipalClass",
    "NSRequiresAquaSystemAppearance",
    "UTExportedTypeDeclarations",
)
PLATFORMS = {"arm64": ("macosx_13_0_arm64", "macosx_13_0_universal2"), "x86_64": ("macosx_13_0_x86_64", "macosx_13_0_universal2")}


def property_lists() -> list[str]:
    """The faults of Info.plist and of the entitlements."""
    info: dict[str, Any] = plistlib.loads(versions.plist_bytes(ROOT))
    faults = [f"Info.plist lacks {name}" for name in WANTED if name not in info]
    opened = {identifier for kind in info["CFBundleDocumentTypes"] for identifier in kind["LSItemContentTypes"]}
    declared = {kind["UTTypeIdentifier"]: kind["UTTypeTagSpecification"] for kind in info["UTExportedTypeDeclarations"]}
    faults += [f"{identifier} is opened but not declared" for identifier in sorted(opened - set(declared))]
    endings = sorted(ending for tag in declared.values() for ending in tag["public.filename-extension"])
    faults += [] if endings == sorted(ENDINGS) else ["not every file type is declared"]
    faults += [] if all(identifier.startswith(IDENTIFIER) for identifier in declared) else ["a file type is not ours"]
    wanted = {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    with (HERE / "entitlements.plist").open("rb") as file:
        faults += [] if plistlib.load(file) == wanted else ["the entitlements are others"]
    return faults


def spec() -> dict[str, Any]:
    """What build.spec asks of PyInstaller on a Mac, with the builders replaced by ones that take notes. Nothing is built."""
    import draw_icon
    import notices

    asked: dict[str, Any] = {"EXE": []}

    class Analysis:
        def __init__(self, scripts: list[str], **options: Any) -> None:
            self.scripts = self.pure = scripts
            self.binaries = [(f"PySide6/{name}", name, "BINARY") for name in ("Qt/plugins/platforms/libqcocoa.dylib", "QtNetwork.abi3.so")]
            self.datas = [(f"{place.folder}/{Path(place.source).name}", place.source, "DATA") for place in options["datas"]]

    names = {
        "SPECPATH": str(ROOT),
        "Analysis": Analysis,
        "PYZ": lambda pure: pure,
        "EXE": lambda *_, **options: asked["EXE"].append(options),
        "COLLECT": lambda *parts, **options: asked.update(COLLECT=parts),
        "BUNDLE": lambda *_, **options: asked.update(BUNDLE=options),
    }
    platform, draw, write = sys.platform, draw_icon.draw, notices.write
    try:
        sys.platform = "darwin"
        draw_icon.draw = lambda root, out: out / "almanac.icns"
        notices.write = lambda out: out
        exec(compile((ROOT / "build.spec").read_text(encoding="utf-8"), "build.spec", "exec"), names)
    finally:
        sys.platform, draw_icon.draw, notices.write = platform, draw, write
    return asked


def wheels() -> list[str]:
    """The processors for which a requirement has no wheel, with what pip says."""
    faults = []
    for processor, platforms in PLATFORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--no-deps", "--python-version", "3.11"]
            command += [part for platform in platforms for part in ("--platform", platform)]
            done = subprocess.run(
                [*command, "--dest", folder, "-r", str(ROOT / "requirements.txt")], capture_output=True, text=True, check=False
            )
            faults += [f"{processor}: {done.stderr.strip()[-400:]}"] if done.returncode else []
    return faults


def main() -> int:
    faults = property_lists()
    asked = spec()
    faults += [] if len(asked["EXE"]) == 1 and not asked["EXE"][0]["console"] else ["one windowed program is wanted"]
    faults += [] if asked["BUNDLE"]["bundle_identifier"] == IDENTIFIER else ["the identifier is another"]
    faults += wheels() if "--wheels" in sys.argv else []
    print("\n".join(faults) or "Nothing is wrong as far as it can be seen without a Mac.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
