"""How the disk image for macOS looks: settings for dmgbuild, which executes this file and hands it `defines`.

usage: dmgbuild -s packaging/macos/dmg.py -D app=dist/IP\\ Almanac.app "IP Almanac" IPAlmanac.dmg
"""

from pathlib import Path
from typing import Any

defines: dict[str, Any] = globals().get("defines", {})
application = Path(defines.get("app", "dist/IP Almanac.app"))

format = "ULFO"  # noqa: A001  (dmgbuild's own names) compressed as macOS 10.11 and newer read it
filesystem = "HFS+"
files = [str(application)]
symlinks = {"Applications": "/Applications"}
icon_locations = {application.name: (150, 140), "Applications": (410, 140)}
window_rect = ((200, 200), (560, 340))
default_view = "icon-view"
icon_size = 96
text_size = 13
