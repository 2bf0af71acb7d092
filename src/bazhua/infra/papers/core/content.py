"""What is written on a paper: values only; the template decides how they look."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.shape.reading import read
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import say

DEEPEST: Final = 4
"""Levels of headings: 一、（一）1.（1）."""

MOST: Final = {"title": 120, "to": 50, "body": 500, "attachments": 30, "copies": 50}
MOST_CELLS: Final = 2_000
MOST_LETTERS: Final = 30_000
"""About fifty pages: drawing them holds up the series for seconds; more belongs in an attachment."""

MOST_COLUMNS: Final = 8
ONE_LINE: Final = 60


class Urgency(StrEnum):
    """How fast it must be handled."""

    ORDINARY = ""
    URGENT = "urgent"
    MOST_URGENT = "most_urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The organ that issues, in the language of the paper.

    Attributes:
        code: the address its series belong to, ``"org:…"``.
        word: its sign in numbers (机关代字), without that of the kind; empty where none is known.
        mark: how the red head names it; the name when empty.
        printer: the office that prints and sends; the name when empty.
    """

    code: str
    name: str
    word: str
    mark: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, a heading of level 1 to 4, or a table whose first row is its head."""

    text: str = ""
    level: Annotated[int, Between(0, DEEPEST)] = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The values of one paper.

    Attributes:
        title: line ends are kept; empty where the kind makes it.
        to: the addressees (主送机关).
        values: what the kind asks for, by key.
        attachments: their names; they are papers or files of their own.
        dated: 成文日期; the day of issue when not given.
        note: 附注, shown in brackets.
        copies: 抄送机关.
        approver: 签发人 of a paper to a higher organ.
    """

    title: str = ""
    to: tuple[str, ...] = ()
    values: dict[str, str] | None = None
    body: tuple[Piece, ...] = ()
    attachments: tuple[str, ...] = ()
    dated: date | None = None
    note: str = ""
    copies: tuple[str, ...] = ()
    approver: str = ""
    urgency: Urgency = Urgency.ORDINARY


def read_issuer(tree: Mapping[str, Any]) -> Issuer:
    """Return the issuer in JSON values.

    Raises:
        DomainError: a key or value is refused.
    """
    issuer = Issuer(**read(Issuer, tree, "issuer"))
    for key in ("code", "name"):
        _refuse_blank(f"issuer.{key}", getattr(issuer, key))
    for field in fields(issuer):
        _refuse_long(f"issuer.{field.name}", getattr(issuer, field.name), ONE_LINE)
    return issuer


def read_content(tree: Mapping[str, Any]) -> Content:
    """Return the content in JSON values; what the kind asks for is checked when it is composed.

    Raises:
        DomainError: a key or value is refused, or there is too much of it.
    """
    content = Content(**read(Content, tree))
    for key, most in MOST.items():
        _refuse_long(key, getattr(content, key), most)
    for key in ("to", "attachments", "copies"):
        for number, name in enumerate(getattr(content, key)):
            _refuse_blank(f"{key}[{number}]", name)
    for key in ("note", "approver"):
        _refuse_long(key, getattr(content, key), ONE_LINE)
    for number, piece in enumerate(content.body):
        _check_piece(f"body[{number}]", piece)
    _refuse_long("body", "".join(map(_letters, content.body)), MOST_LETTERS)
    return content


def content_json(content: Content) -> dict[str, Any]:
    """Return a content as JSON values without what is empty, so that old hashes stay."""
    tree: dict[str, Any] = written(content)
    tree["body"] = [_filled(piece) for piece in tree["body"]]
    return _filled(tree)


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if value}


def _letters(piece: Piece) -> str:
    return piece.text + "".join("".join(row) for row in piece.rows)


def _check_piece(at: str, piece: Piece) -> None:
    if piece.rows:
        _check_table(at, piece)
    else:
        _refuse_blank(f"{at}.text", piece.text)


def _check_table(at: str, piece: Piece) -> None:
    columns = len(piece.rows[0])
    if piece.text or piece.level or not columns or {len(row) for row in piece.rows} != {columns}:
        zh = "表格须各行列数相同，且不与文字或标题同写在一段"
        en = "a table has rows of equal length, and neither text nor level beside it"
        raise BadInput(f"{at}.rows", say(zh, en))
    _refuse_long(f"{at}.rows", piece.rows, MOST_CELLS // columns)
    _refuse_long(f"{at}.rows[0]", piece.rows[0], MOST_COLUMNS)


def _refuse_blank(field: str, text: str) -> None:
    if not text.strip():
        raise BadInput(
            field, say("“{key}”不能为空，请填写", "“{key}” is empty; fill it in", key=field)
        )


def _refuse_long(field: str, given: str | tuple[object, ...], most: int) -> None:
    if len(given) > most:
        raise OutOfRange(field, len(given), say("长度至多 {n}", "a length of at most {n}", n=most))
