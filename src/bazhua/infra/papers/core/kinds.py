"""Kinds of paper as data: what is asked for, and the sentences around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bazhua.infra.papers.core.content import Content, Piece
from bazhua.infra.papers.core.refusals import UnknownKind
from bazhua.kernel.errors import BadInput, MissingKey, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.words import Lang, Word, say


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that a kind asks for."""

    key: str
    label: Word
    required: bool = True
    most: int = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of the kind with ``{key}`` for values; without text, what the writer adds."""

    text: Word | None = None
    level: int = 0


FREE: Final = Part()
LONGEST_TITLE: Final = 120
FILE: Final = Word("文件", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper. A changed sentence is a new version beside the old: papers name theirs.

    Attributes:
        sign: ends the issuer's word in numbers, so that two kinds never share a number.
        suffix: ends the issuer's name in the red head.
        title: the kind's own, with ``{key}`` for values; the writer's when there is none.
        upward: to a higher organ: the head names the approver (签发人).
    """

    code: str
    version: int
    name: Word
    sign: Word
    suffix: Word = FILE
    title: Word | None = None
    asked: tuple[Asked, ...] = ()
    parts: tuple[Part, ...] = (FREE,)
    upward: bool = False


NOTICE: Final = Kind(code="notice", version=1, name=Word("通知", "Notice"), sign=Word("发", "N"))
REPORT: Final = Kind(
    code="report", version=1, name=Word("报告", "Report"), sign=Word("报", "R"), upward=True
)
SHIPPED: Final = (NOTICE, REPORT)
"""Kinds without words of an area; areas add their own in `config.papers`."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The title, by lines, and the text of a paper."""

    title: tuple[str, ...]
    body: tuple[Piece, ...]


def kind_of(kinds: Iterable[Kind], code: str, version: int | None = None) -> Kind:
    """Return a version of a kind, the newest when none is named.

    Raises:
        UnknownKind: there is none.
    """
    found = [kind for kind in kinds if kind.code == code and version in {None, kind.version}]
    if not found:
        raise UnknownKind(code)
    return max(found, key=lambda kind: kind.version)


def compose(kind: Kind, content: Content, lang: Lang) -> Composed:
    """Return title and text of a kind filled with a content.

    Values stay values: braces or markup in them are letters.

    Raises:
        DomainError: a value is missing, unknown or too long, or a part does not suit the kind.
    """
    values = _values(kind, content.values or {})
    _check_approver(kind, content)
    title = _title(kind, content, values, lang)
    if (length := sum(map(len, title))) > LONGEST_TITLE:
        allowed = say("长度至多 {n}", "a length of at most {n}", n=LONGEST_TITLE)
        raise OutOfRange("title", length, allowed)
    return Composed(title, _body(kind, content, values, lang))


def _values(kind: Kind, given: Mapping[str, object]) -> dict[str, str]:
    known = [asked.key for asked in kind.asked]
    for key in given:
        if key not in known:
            raise UnknownKey(f"values.{key}", known)
    return {asked.key: _value(asked, given) for asked in kind.asked}


def _value(asked: Asked, given: Mapping[str, object]) -> str:
    at = f"values.{asked.key}"
    found = given.get(asked.key, "")
    if not isinstance(found, str):
        raise WrongType(at, quoted(found), Word("文字", "text"))
    if asked.required and not found.strip():
        raise MissingKey(at)
    if len(found) > asked.most:
        allowed = say("长度至多 {n}", "a length of at most {n}", n=asked.most)
        raise OutOfRange(at, len(found), allowed)
    return found


def _check_approver(kind: Kind, content: Content) -> None:
    if kind.upward and not content.approver.strip():
        raise MissingKey("approver")
    if not kind.upward and content.approver:
        zh, en = (
            "只有上行文标注签发人；请删去",
            "only a paper to a higher organ names who approved it",
        )
        raise BadInput("approver", say(zh, en))


def _title(kind: Kind, content: Content, values: dict[str, str], lang: Lang) -> tuple[str, ...]:
    if kind.title is None:
        lines = tuple(line.strip() for line in content.title.split("\n") if line.strip())
        if not lines:
            raise MissingKey("title")
        return lines
    if content.title:
        raise BadInput(
            "title", say("此文种的标题是固定的；请删去", "this kind makes the title itself")
        )
    return (_filled(kind.title, values, lang),)


def _body(kind: Kind, content: Content, values: dict[str, str], lang: Lang) -> tuple[Piece, ...]:
    if FREE not in kind.parts and content.body:
        raise BadInput(
            "body", say("此文种的正文是固定的；请删去", "this kind makes the text itself")
        )
    if FREE in kind.parts and not content.body:
        raise MissingKey("body")
    pieces: list[Piece] = []
    for part in kind.parts:
        if part.text is None:
            pieces += content.body
        else:
            pieces.append(Piece(text=_filled(part.text, values, lang), level=part.level))
    return tuple(pieces)


def _filled(sentence: Word, values: dict[str, str], lang: Lang) -> str:
    return sentence.text(lang, **values)
