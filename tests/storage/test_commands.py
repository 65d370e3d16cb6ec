"""What the command line says where the program cannot do what it is asked."""

from pathlib import Path

import pytest

from storage import commands
from storage.messages import Message
from storage.words import known


def test_an_installed_program_says_where_databases_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only the build needs is not bundled; that is a sentence, not a traceback."""
    monkeypatch.setattr(commands, "find_spec", lambda _name: None)
    with pytest.raises(Message) as said:
        commands.build(tmp_path, tmp_path / "out.db")
    assert known(f"fault.{said.value.code}")
    assert list(tmp_path.iterdir()) == []
