"""A paper as a row and as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bazhua.infra.papers.configured import codes, kinds
from bazhua.infra.papers.core.content import content_json, read_content, read_issuer
from bazhua.infra.papers.core.glyphs import check_glyphs
from bazhua.infra.papers.core.kinds import kind_of
from bazhua.infra.papers.core.numbers import number_text, year_of
from bazhua.infra.papers.core.sheet import Made, Source, Stamp, sheet_of, word_of
from bazhua.infra.papers.core.workflow import State
from bazhua.infra.papers.models import Paper
from bazhua.infra.papers.prints.word import word_file
from bazhua.infra.papers.render import pdf_of, pictures_of
from bazhua.kernel.shape.canonical import digest
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang


@dataclass(frozen=True, slots=True)
class Numbered:
    """What issuing gives to a paper."""

    year: int
    serial: int
    number: str
    code: str


def source_of(row: Paper) -> Source:
    """Return what a paper is made of.

    Raises:
        DomainError: its kind or this version is not declared any more.
    """
    kind = kind_of(kinds(), row.kind, row.kind_version)
    return Source(kind, read_issuer(row.issuer), read_content(row.content), Lang(row.lang))


def columns_of(source: Source, *, at: datetime) -> dict[str, Any]:
    """Return the columns of what a draft says, read back as it will be read from them.

    Raises:
        DomainError: a value is refused, does not suit the kind, or the font lacks a character.
    """
    issuer, content = written(source.issuer), content_json(source.content)
    read = Source(source.kind, read_issuer(issuer), read_content(content), source.lang)
    sheet = sheet_of(read, Made(year=year_of(at), serial=None, at=at))
    check_glyphs(sheet)
    told = {
        "kind": read.kind.code,
        "kind_version": read.kind.version,
        "lang": read.lang.value,
        "issuer": issuer,
        "content": content,
    }
    return told | {
        "issuer_code": read.issuer.code,
        "title": sheet["document_title"],
        "content_sha256": digest(told),
    }


def numbered(row: Paper, source: Source, serial: int, at: datetime) -> Numbered:
    """Return the number and the code of a paper that is issued at an instant."""
    year = year_of(at)
    number = number_text(word_of(source), year, serial, source.lang)
    return Numbered(year, serial, number, codes().code(row.uid, row.content_sha256))


def issued_pdf(source: Source, given: Numbered, *, at: datetime) -> bytes:
    """Return a paper as it is issued at an instant."""
    return pdf_of(sheet_of(source, _made(given, at, Stamp.NONE)), given.code, at=at)


def draft_pdf(source: Source, *, at: datetime) -> bytes:
    """Return a draft as it would look if it were issued at an instant, marked 草稿."""
    made = Made(year=year_of(at), serial=None, at=at, stamp=Stamp.DRAFT)
    return pdf_of(sheet_of(source, made), "", at=at)


def pictures(row: Paper, *, at: datetime, ppi: int) -> list[bytes]:
    """Return the pages of a paper as PNG, as they look now: a draft as it would if issued now."""
    if row.state == State.DRAFT.value:
        made, code = Made(year=year_of(at), serial=None, at=at, stamp=Stamp.DRAFT), ""
    else:
        made = _made(*_issued(row), Stamp.VOID if row.state == State.VOID.value else Stamp.NONE)
        code = row.code
    return pictures_of(sheet_of(source_of(row), made), code, ppi=ppi)


def issued_word(row: Paper) -> bytes:
    """Return an issued paper as a Word file, a void one marked 作废; always the same bytes."""
    given, at = _issued(row)
    stamp = Stamp.VOID if row.state == State.VOID.value else Stamp.NONE
    return word_file(sheet_of(source_of(row), _made(given, at, stamp)), at=at)


def void_pdf(row: Paper, *, at: datetime) -> bytes:
    """Return an issued paper marked 作废 at an instant."""
    made = _made(*_issued(row), Stamp.VOID)
    return pdf_of(sheet_of(source_of(row), made), row.code, at=at)


def _issued(row: Paper) -> tuple[Numbered, datetime]:
    if row.year is None or row.serial is None or row.issued_at is None:
        raise AssertionError("the database lets no issued paper be without a number")
    return Numbered(row.year, row.serial, row.number, row.code), row.issued_at


def _made(given: Numbered, at: datetime, stamp: Stamp) -> Made:
    return Made(year=given.year, serial=given.serial, at=at, code=given.code, stamp=stamp)
