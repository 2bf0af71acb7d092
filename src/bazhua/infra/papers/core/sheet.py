"""The one value that the template draws: every text of a paper in its language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from bazhua.infra.papers.core.codes import groups
from bazhua.infra.papers.core.content import Content, Issuer, Piece, Urgency
from bazhua.infra.papers.core.kinds import Kind, compose
from bazhua.infra.papers.core.numbers import day_text, number_text, prefixes
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Lang, Word


class Stamp(StrEnum):
    """What is written across a paper that does not count, or not any more."""

    NONE = ""
    DRAFT = "draft"
    SPECIMEN = "specimen"
    VOID = "void"


STAMPS: Final = {
    Stamp.NONE: Word("", ""),
    Stamp.DRAFT: Word("草稿", "DRAFT"),
    Stamp.SPECIMEN: Word("样张", "SPECIMEN"),
    Stamp.VOID: Word("作废", "VOID"),
}
URGENCIES: Final = {
    Urgency.ORDINARY: Word("", ""),
    Urgency.URGENT: Word("加急", "Urgent"),
    Urgency.MOST_URGENT: Word("特急", "Most urgent"),
}
ATTACHMENTS: Final = Word("附件：", "Attachments: ")
ATTACHMENT: Final = Word("附件：", "Attachment: ")
COPIES: Final = Word("抄送：", "Copies to: ")
APPROVER: Final = Word("签发人：{name}", "Approved by: {name}")
PRINTED: Final = Word("{day}印发", "Printed {day}")
CODE: Final = Word("公文核验码", "Code of this paper")
BETWEEN_NAMES: Final = Word("，", ", ")
AFTER_TO: Final = Word("：", ":")
AFTER_COPIES: Final = Word("。", ".")
NOTE: Final = Word("（{text}）", "({text})")
GROUPS_A_LINE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What issuing adds to a content.

    Attributes:
        serial: none while it is a draft.
        at: the instant of issue, or of the draft that is looked at.
        code: empty while it is a draft.
    """

    year: int
    serial: int | None
    at: datetime
    code: str = ""
    stamp: Stamp = Stamp.NONE


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made of."""

    kind: Kind
    issuer: Issuer
    content: Content
    lang: Lang


def word_of(source: Source) -> str:
    """Return the first part of a number: the issuer's word and the sign of the kind."""
    sign = source.kind.sign.text(source.lang)
    between = "-" if source.lang is Lang.EN else ""
    return between.join(filter(None, (source.issuer.word, sign)))


def sheet_of(source: Source, made: Made) -> dict[str, Any]:
    """Return what the template draws, without the picture of the code.

    Raises:
        DomainError: the content does not suit the kind.
    """
    lang, issuer, content = source.lang, source.issuer, source.content
    composed = compose(source.kind, content, lang)
    day = content.dated or day_of(made.at)
    return {
        "lang": lang.value,
        "region": "cn" if lang is Lang.ZH else "gb",
        "document_title": ("" if lang is Lang.ZH else " ").join(composed.title),
        "mark": (issuer.mark or issuer.name) + source.kind.suffix.text(lang),
        "number": number_text(word_of(source), made.year, made.serial, lang),
        "approver": APPROVER.text(lang, name=content.approver) if content.approver else "",
        "urgency": URGENCIES[content.urgency].text(lang),
        "title": list(composed.title),
        "to": _listed(content.to, AFTER_TO, lang),
        "body": list(_drawn(composed.body, lang)),
        "attachments": list(content.attachments),
        "signature": issuer.name,
        "dated": day_text(day, lang),
        "note": NOTE.text(lang, text=content.note) if content.note else "",
        "copies": _listed(content.copies, AFTER_COPIES, lang),
        "printed_by": issuer.printer or issuer.name,
        "printed_on": PRINTED.text(lang, day=day_text(day_of(made.at), lang)),
        "stamp": STAMPS[made.stamp].text(lang),
        "words": _words(content, lang),
        "code": _shown(made.code),
    }


def _words(content: Content, lang: Lang) -> dict[str, str]:
    several = len(content.attachments) > 1
    return {
        "attachments": (ATTACHMENTS if several else ATTACHMENT).text(lang),
        "copies": COPIES.text(lang),
        "code": CODE.text(lang),
    }


def _listed(names: tuple[str, ...], after: Word, lang: Lang) -> str:
    return BETWEEN_NAMES.text(lang).join(names) + after.text(lang) if names else ""


def _drawn(pieces: tuple[Piece, ...], lang: Lang) -> Iterator[dict[str, Any]]:
    for piece, prefix in zip(pieces, prefixes(pieces, lang), strict=True):
        rows = [list(row) for row in piece.rows]
        yield {"level": piece.level, "prefix": prefix, "text": piece.text, "rows": rows}


def _shown(code: str) -> list[str]:
    if not code:
        return []
    parts = groups(code)
    return [" ".join(parts[:GROUPS_A_LINE]), " ".join(parts[GROUPS_A_LINE:])]
