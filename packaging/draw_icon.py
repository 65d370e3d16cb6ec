"""Renders resources/icons/almanac.svg, which is drawn by hand, to what each system wants: .ico, .icns, and a PNG a size for Linux.

usage: draw_icon.py OUT_DIR      (with the program's requirements; needs no display)
"""

import os
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO = tuple(size for size in SIZES if size <= 256)


def draw(root: Path, out: Path) -> Path:
    """Writes them all to the folder `out`; the one that this system's executables take is returned."""
    from PIL import Image

    out.mkdir(parents=True, exist_ok=True)
    drawing = root / "resources" / "icons" / "almanac.svg"
    pictures = {size: Image.open(rendered(drawing, size, out / f"almanac-{size}.png")) for size in (*SIZES, 1024)}
    pictures[256].save(out / "almanac.ico", sizes=[(size, size) for size in ICO], append_images=[pictures[size] for size in ICO])
    pictures[1024].save(out / "almanac.icns", append_images=[pictures[size] for size in SIZES])
    return out / {"win32": "almanac.ico", "darwin": "almanac.icns"}.get(sys.platform, "almanac-256.png")


def rendered(svg: Path, size: int, out: Path) -> Path:
    """Writes the drawing as a PNG of that many pixels a side."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    image.save(str(out))
    return out


if __name__ == "__main__":
    draw(Path(__file__).resolve().parent.parent, Path(sys.argv[1]))
