"""Runs first in a bundle: stands in for Qt's OpenGL modules, 11 MB, which pyqtgraph loads at its import and uses only where it is told to.

What a chart is drawn with here is the painter of the widgets. Should pyqtgraph ask for more than the one class that it derives from, the
self-check of the bundle, which draws a chart, fails.
"""

import sys
from types import ModuleType


def _name(name: str) -> object:
    if name == "QOpenGLWidget":
        from PySide6.QtWidgets import QWidget

        return QWidget
    raise AttributeError(name)


for _module in ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"):
    sys.modules[_module] = ModuleType(_module)
    sys.modules[_module].__getattr__ = _name  # type: ignore[method-assign]
