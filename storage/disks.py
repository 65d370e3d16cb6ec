"""Whether a folder is on a disk of this machine: where several machines write, or a program copies files away, SQLite's WAL loses data."""

import os
import sys
from pathlib import Path

# what programs that copy folders to other machines call theirs
_SYNCED = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "cloudstorage", "nextcloud",
    "owncloud", "box", "box sync", "pcloud drive", "synologydrive", "seafile", "nutstore", "我的坚果云", "坚果云", "baidunetdisk",
    "baidusyncdisk", "weiyun", "微云同步助手", "wps云盘", "wpsdrive",
)  # fmt: skip
_SYNCED_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # where Windows says the folder is
_FAR = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "afs",
    "ceph",
    "davfs",
    "ncpfs",
    "gluster",
    "lustre",
    "vboxsf",
    "vmhgfs",
    "fuse.sshfs",
    "fuse.gvfs",
    "fuse.rclone",
)
_REMOTE_DRIVE = 4  # GetDriveTypeW


def is_shared(folder: Path) -> bool:
    """True for a network share and for a folder that a program keeps the same on several machines; False where that cannot be told."""
    whole = folder.absolute()
    return _is_synced(whole) or _is_far(whole)


def _is_synced(folder: Path) -> bool:
    parts = [part.casefold() for part in folder.parts]
    if any(part in _SYNCED or part.startswith(("onedrive - ", "dropbox (")) for part in parts):
        return True
    named = (os.environ.get(name) for name in _SYNCED_BY)
    return any(name and folder.is_relative_to(name) for name in named)


def _is_far(folder: Path) -> bool:
    try:
        if sys.platform == "win32":
            return _is_far_on_windows(folder)
        if sys.platform == "darwin":
            return _is_far_on_macos(folder)
        return _kind(folder, Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")).startswith(_FAR)
    except (OSError, ValueError):
        return False


def _is_far_on_windows(folder: Path) -> bool:
    import ctypes

    if str(folder).startswith(("\\\\", "//")):
        return not str(folder).startswith(("\\\\?\\", "\\\\.\\")) or str(folder)[4:8].upper() == "UNC\\"
    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")) == _REMOTE_DRIVE  # type: ignore[attr-defined, unused-ignore]


def _is_far_on_macos(folder: Path) -> bool:
    import subprocess

    said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    places = [line.partition(" on ")[2] for line in said.splitlines()]
    there = [(place.rpartition(" (")[0], place.rpartition(" (")[2]) for place in places]
    nearest = max((one for one in there if one[0] and folder.is_relative_to(one[0])), key=lambda one: len(one[0]), default=("", "local"))
    return "local" not in nearest[1]


def _kind(folder: Path, mounts: str) -> str:
    """The kind of file system, of the mount that is nearest; `mounts` as Linux writes them in /proc/self/mountinfo."""
    found = "", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        place = before.split(" ")[4].encode().decode("unicode_escape").encode("latin-1", "ignore").decode("utf-8", "replace")
        if len(place) >= len(found[0]) and folder.is_relative_to(place):
            found = place, after.split(" ")[0]
    return found[1]
