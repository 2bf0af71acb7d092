"""Collect the msgids of Python files and templates, and merge them into a catalogue."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Plural-Forms: {plural};\\n"

"""
PACKAGE = Path(__file__).parents[2]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def code() -> Iterator[tuple[Path, bytes]]:
    """Yield every file that may hold msgids, templates turned into what gettext reads."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.read_bytes()
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        yield path, templatize(path.read_text("utf-8"), origin=str(path)).encode()


def collect() -> Catalog:
    """Return all msgids in use."""
    catalogue = Catalog()
    for path, source in code():
        where = str(path.relative_to(PACKAGE))
        for _line, message, _comments, context in extract("python", BytesIO(source), KEYWORDS):
            catalogue.add(message, locations=[(where, 0)], context=context)
    return catalogue


def update(source: Path) -> None:
    """Merge the msgids in use into a catalogue: new ones empty, vanished ones dropped."""
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parts[-3])
    catalogue.update(collect(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    head = HEADER.format(language=source.parts[-3], plural=catalogue.plural_forms.strip(";"))
    with source.open("wb") as stream:
        stream.write(head.encode())
        write_po(
            stream, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True
        )
