"""What the systems are told of the program: the version resource of Windows, the Info.plist of macOS. The version's home is pyproject.toml.

usage: versions.py [four]      (prints the version; with "four" as Windows counts, 1.2.3.0)
"""

import plistlib
import re
import sys
import tomllib
from pathlib import Path

from contents import COMMAND, ENDINGS, IDENTIFIER, NAME

PUBLISHER = "The IP Almanac project"
COPYRIGHT = "Apache License 2.0; parts under other licences, see Help"
MINIMUM_MACOS = "13.0"  # what Qt 6.11 needs


def version(root: Path) -> str:
    with (root / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def four(words: str) -> tuple[int, int, int, int]:
    """1.2.3 as Windows counts, (1, 2, 3, 0); what stands behind a number, as in 1.2.3rc1, is passed over."""
    numbers = [int(found[0]) for part in words.split(".") if (found := re.match(r"\d+", part))]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def resource(root: Path, program: str, out: Path) -> Path:
    """Writes the version resource of one executable in PyInstaller's form; the file."""
    said = version(root)
    numbers = four(said)
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": NAME if program == NAME else f"{NAME}, command line",
        "FileVersion": ".".join(map(str, numbers)),
        "InternalName": program,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": said,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    fixed = f"FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0))"
    languages = "VarFileInfo([VarStruct('Translation', [1033, 1200])])"
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{program} version.txt"
    text = f"VSVersionInfo(ffi={fixed}, kids=[StringFileInfo([StringTable('040904B0', [{strings}])]), {languages}])\n"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def info_plist(root: Path) -> dict[str, object]:
    """What macOS reads of the application, beside what PyInstaller writes."""
    said = version(root)
    types = {ending: f"{IDENTIFIER}.{kind.replace(' ', '-')}" for ending, kind in ENDINGS.items()}
    return {
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": NAME,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{NAME} {ENDINGS[ending]}",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [identifier],
            }
            for ending, identifier in types.items()
        ],
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleName": NAME,
        "CFBundleShortVersionString": said,
        "CFBundleVersion": said,
        "LSApplicationCategoryType": "public.app-category.reference",
        "LSMinimumSystemVersion": MINIMUM_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": COPYRIGHT,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSSupportsAutomaticGraphicsSwitching": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeConformsTo": ["public.data"],
                "UTTypeDescription": f"{NAME} {ENDINGS[ending]}",
                "UTTypeIdentifier": identifier,
                "UTTypeTagSpecification": {"public.filename-extension": [ending]},
            }
            for ending, identifier in types.items()
        ],
    }


def plist_bytes(root: Path) -> bytes:
    """The same as a file, to be linted."""
    return plistlib.dumps({"CFBundleExecutable": COMMAND, "CFBundleIdentifier": IDENTIFIER, **info_plist(root)})


if __name__ == "__main__":
    now = version(Path(__file__).resolve().parent.parent)
    print(".".join(map(str, four(now))) if "four" in sys.argv else now)
