"""PDF files whose text can be selected and searched, Chinese too."""

import re
from collections.abc import Callable
from unicodedata import normalize

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

DPI = 1200
# Unicode gives these the same looks as the characters beside them, and fonts draw both with one glyph.
_RADICALS = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
_SAME = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
_TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE = re.compile(rb"<(2[EF][0-9A-F]{2})>")


def written(title: str, write: Callable[[QPdfWriter], object]) -> bytes:
    """The file that `write` paints."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("IP Almanac")
    writer.setResolution(DPI)
    write(writer)
    del writer  # what it still holds goes to the buffer
    buffer.close()
    return readable(bytes(buffer.data().data()))


def readable(pdf: bytes) -> bytes:
    """The file with a table of characters that says 人 where Qt says the radical ⼈: what was copied could not be found again."""
    return _TABLE.sub(lambda found: _CODE.sub(_character, found[0]), pdf)


def _character(found: "re.Match[bytes]") -> bytes:
    sign = chr(int(found[1], 16))
    plain = _SAME.get(sign) or normalize("NFKC", sign)
    return b"<%04X>" % ord(plain)  # as long as before: nothing in the file moves
