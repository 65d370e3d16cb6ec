"""The self-check is told of what nobody catches: a view that raises in a slot must not pass for a sound one."""

import sys
import threading

import pytest

from ui.check import _caught


def test_what_nobody_catches_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.excepthook, threading.excepthook
    with _caught() as faults:
        thread = threading.Thread(target=lambda: {"": 0}["lost"])
        thread.start()
        thread.join()
        sys.excepthook(ValueError, ValueError("in a slot"), None)
    assert faults == ["KeyError: 'lost'", "ValueError: in a slot"]
    assert "in a slot" in capsys.readouterr().err
    assert (sys.excepthook, threading.excepthook) == before
