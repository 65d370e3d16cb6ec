"""A picture that leaves the program: it names its sources, its text is text, and it looks the same whatever theme the reader has."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from storage import paths
from ui.paper import Paper
from ui.print import FORMS, Picture, PictureForm, image, mime, pdf, svg
from ui.theme import Theme


class Sketch:
    """A drawing with a figure and a name in both languages."""

    size = QSizeF(480, 200)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme, language: str) -> None:
        painter.setFont(theme.font("body", "medium"))
        painter.setPen(theme.data(0))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "华为 1,204,331 first filings")


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    return Paper(paths.resources())


@pytest.fixture
def picture() -> Picture:
    lines = ("“World Intellectual Property Indicators 2024,” WIPO, p 5. " * 4, "IP Almanac, data 2026.11")
    return Picture(Sketch(), "PCT 国际申请 <2024>", "years: 2019–2024", lines)


def test_every_text_of_a_pdf_can_be_selected_digits_and_chinese_too(paper: Paper, picture: Picture, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    (tmp_path / "one.pdf").write_bytes(pdf(picture, paper))
    read = subprocess.run(["pdftotext", "-layout", tmp_path / "one.pdf", "-"], capture_output=True, check=True).stdout.decode()
    for said in (picture.title, picture.asked, "华为 1,204,331 first filings", "WIPO, p 5.", "IP Almanac, data 2026.11"):
        assert said in read


def test_an_svg_keeps_its_words_as_words(paper: Paper, picture: Picture) -> None:
    root = ET.fromstring(svg(picture, paper))
    said = " ".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "国际申请" in said
    assert "1,204,331" in said
    assert all(element.get("font-family", "").endswith("sans-serif") for element in root.iter("{http://www.w3.org/2000/svg}text"))


def test_long_source_lines_make_the_picture_taller_not_wider(paper: Paper, picture: Picture) -> None:
    short = replace(picture, sources=("WIPO",))
    assert picture.size(paper).width() == short.size(paper).width()
    assert picture.size(paper).height() > short.size(paper).height()


def test_a_dark_theme_leaves_pictures_white(paper: Paper, picture: Picture) -> None:
    assert image(picture, paper).pixelColor(1, 1).name() == "#ffffff"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_each_form_makes_a_file_of_its_kind(paper: Paper, picture: Picture, form: PictureForm) -> None:
    made = form.make(picture, paper)
    assert made.startswith({".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}[form.suffix])


def test_a_larger_image_has_more_dots_and_the_same_size_on_paper(paper: Paper, picture: Picture) -> None:
    small, large = (QImage.fromData(form.make(picture, paper)) for form in FORMS if form.code in ("png", "png_300"))
    assert large.width() > 3 * small.width()
    assert abs(large.width() / large.dotsPerMeterX() - small.width() / small.dotsPerMeterX()) < 0.001


def test_the_clipboard_has_the_picture_and_no_text_that_would_be_pasted_instead(paper: Paper, picture: Picture) -> None:
    data = mime(picture, paper)
    assert data.hasImage()
    assert not data.hasText()
    assert not data.hasHtml()
