"""Packs the bundle for Windows into an archive that needs no installation; a file beside the program keeps the user's data there.

usage: portable.py BUNDLE OUT.zip      (the same bundle and SOURCE_DATE_EPOCH give the same bytes)
"""

import os
import sys
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from contents import NAME

MARK = "portable.txt"
SAID = (
    "While this file stands beside the program, what you make with it is kept in the folder “data” here and not in your profile.\r\n"
    "只要本文件与程序放在一起，您的个人数据就保存在此处的“data”文件夹，而不在用户配置文件中。\r\n"
)


def pack(bundle: Path, out: Path) -> None:
    when = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]  # a zip knows no year before 1980
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        files = {f"{NAME}/{path.relative_to(bundle).as_posix()}": path.read_bytes() for path in sorted(bundle.rglob("*")) if path.is_file()}
        for name, data in {**files, f"{NAME}/{MARK}": b"\xef\xbb\xbf" + SAID.encode()}.items():
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
