"""`bazhua papers specimen`: a whole PDF, or its first page as a picture, in both languages."""

from io import BytesIO

import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from bazhua.config.commands.papers import command


def run(out, *more):
    return CliRunner().invoke(command, ["specimen", "--out", str(out), *more])


@pytest.mark.parametrize(("lang", "word"), [("zh", "样张"), ("en", "SPECIMEN")])
def test_a_specimen_is_written_in_both_languages(lang, word, tmp_path):
    out = tmp_path / "specimen.pdf"

    ended = run(out, "--lang", lang)

    pages = PdfReader(BytesIO(out.read_bytes())).pages
    assert ended.exit_code == 0
    assert [word in "".join(page.extract_text().split()) for page in pages] == [True, True]


def test_a_picture_shows_the_first_page(tmp_path):
    out = tmp_path / "specimen.png"

    ended = run(out)

    with Image.open(out) as picture:
        assert (ended.exit_code, picture.size) == (0, (909, 1286))


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    out = tmp_path / "missing" / "specimen.pdf"

    ended = run(out)

    assert ended.exit_code == 2
    assert "cannot be written" in ended.output
    assert not out.parent.exists()
