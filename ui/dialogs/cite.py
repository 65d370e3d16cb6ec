"""Citing: the style, what it looks like, and where it shall go."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu, QTextBrowser, QVBoxLayout, QWidget

from storage.export.bibtex import BIBTEX
from storage.export.citing import Cited, CiteRequest, Citing
from storage.export.csljson import CSL_JSON
from storage.export.reftext import REFERENCES
from storage.export.ris import RIS
from storage.references import listed
from storage.styles import STYLES
from storage.words import say, text
from ui.actions import plain
from ui.cited import put
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.button import button, set_words
from ui.widgets.check import Check
from ui.widgets.label import Label
from ui.widgets.segments import Segment, Segments
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.references import Reference

FILES = (REFERENCES, RIS, BIBTEX, CSL_JSON)
CHANNEL = "cite"
MOST = 40  # in sight; the others are counted, and copied or saved with these


class CiteDialog(QDialog):
    """What is cited is settled when it opens. The style and whether the almanac's own entry is wanted are remembered."""

    copy_wanted = Signal(object, bool)  # a Citing of more references than are in sight; whether with our own
    save_wanted = Signal(object, object)  # a Citing, and the Format

    def __init__(self, workspace: Workspace, settings: Settings, theme: Theme, citing: Citing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._settings, self._theme, self._citing = workspace, settings, theme, citing
        self._cited: Cited | None = None
        self.setWindowTitle(self._say("cite.title"))
        self.styles = Segments(theme, self._say("cite.style"))
        names = [plain(text(f"setting.citation.{style}").in_language(workspace.language)) for style in STYLES]
        self.styles.set_segments([Segment(style, name) for style, name in zip(STYLES, names, strict=True)])
        self.styles.set_current(citing.style)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(self._say("cite.preview"))
        self.preview.setOpenLinks(False)
        self.preview.document().setDefaultFont(theme.font("body"))
        self.preview.document().setDocumentMargin(10)
        self.own = Check(theme, self._say("cite.with_own"))
        self.own.setChecked(settings.get("cite_own") is not False)
        self.count = Label(theme, "", "small", role="muted", wrap=True)
        self.copy = button(theme, self._say("cite.copy"), "copy", "primary")
        self.save = button(theme, self._say("cite.save"), "floppy-disk")
        self.close_ = button(theme, self._say("button.close"))
        self._lay_out()
        self._connect()
        self.copy.setFocus()
        self._ask()

    def _say(self, code: str, **values: object) -> str:
        return say(code, self._workspace.language, **values)

    def _lay_out(self) -> None:
        menu = QMenu(self.save)
        for form in FILES:
            entry = menu.addAction(f"{text(form.label).in_language(self._workspace.language)} ({form.suffix})")
            entry.triggered.connect(lambda _checked=False, form=form: self._save(form))
        self.save.setMenu(menu)
        self.copy.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(row(self.styles, None))
        box.addWidget(self.preview, 1)
        box.addWidget(self.count)
        box.addWidget(self.own)
        box.addWidget(row(self.copy, self.save, None, self.close_))
        self.resize(640, 420)

    def _connect(self) -> None:
        self.styles.chosen.connect(self._choose)
        self.own.toggled.connect(self._with_own)
        self.copy.clicked.connect(self._copy)
        self.close_.clicked.connect(self.accept)

    # -- what is in sight ------------------------------------------------------------------------------------------------------------

    def _choose(self, style: str) -> None:
        self._settings.set("citation", style)
        self._citing = replace(self._citing, style=style)
        self._ask()

    def _with_own(self, on: bool) -> None:
        self._settings.set("cite_own", on)
        self._show()

    def _ask(self) -> None:
        self._workspace.ask(CHANNEL, CiteRequest(self._citing, MOST), self._take)

    def _take(self, answer: object) -> None:
        self._cited = answer  # type: ignore[assignment]
        self._show()

    def _show(self) -> None:
        """The references, as they will be copied."""
        cited = self._cited
        if cited is None:
            return
        self.preview.setHtml(listed(self._in_sight(cited), self._citing.style).html)
        hidden = cited.total - len(cited.references)
        said = self._say("cite.sources", n=cited.total) if cited.total else self._say("cite.none")
        self.count.setText(f"{said}{self._say('cite.more', n=hidden)}" if hidden else said)
        self.own.setVisible(cited.own is not None)
        for widget in (self.copy, self.save):
            widget.setEnabled(bool(cited.references) or cited.own is not None)

    def _in_sight(self, cited: Cited) -> "list[Reference]":
        return [*cited.references, *([cited.own] if cited.own and self.own.isChecked() else [])]

    # -- where it goes ---------------------------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        """To the clipboard, with its italics."""
        cited = self._cited
        if cited is None:
            return
        if cited.total > len(cited.references):
            self.copy_wanted.emit(self._citing, self.own.isChecked())
            self.accept()
            return
        put(listed(self._in_sight(cited), self._citing.style))
        set_words(self.copy, self._say("record.copied"))
        self.copy.setIcon(self._theme.icon("check", "on_accent"))

    def _save(self, form: object) -> None:
        self.accept()
        self.save_wanted.emit(self._citing, form)
