"""Find records by any part of their words, within the scope of who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import widest
from bazhua.infra.search.lexemes import either, parts, reached
from bazhua.infra.search.models import Entry
from bazhua.infra.search.spelling import normal
from bazhua.infra.tables.cursor import opened, sealed
from bazhua.infra.tables.keyset import Order, Window
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.words import say

LONGEST_QUERY: Final = 100
NAME: Final = "search"
ORDER: Final = Order("key")

FIND: Final = """
WITH near AS MATERIALIZED (
    SELECT id, kind, record_uid, title, key FROM search_entry
    WHERE parts @@ %(parts)s::tsquery AND place @@ %(reach)s::tsquery
    AND words LIKE ALL (%(patterns)s::text[])
    LIMIT %(most)s
)
SELECT kind, record_uid, title, key, id, (SELECT count(*) FROM near)
FROM near WHERE %(key)s::text IS NULL OR (key, id) > (%(key)s::text, %(id)s::bigint)
ORDER BY key, id LIMIT %(size)s
"""
"""The index finds, then few rows are sorted: in one step the planner may walk all rows in order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    kind: str
    record_uid: UUID
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits in the order of their pinyin.

    Attributes:
        count: how many there are; above `CAP` there are more, of which no more are shown.
        older: cursor of the next page, empty when this is the last.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    older: str = ""


def find(
    actor: Actor, query: str, *, kinds: Iterable[str], at: datetime, limit: int = 20, page: str = ""
) -> Found:
    """Return the records that hold every word of a query and that an actor may view.

    A word is found in title, text and codes, whatever its width and case, and in the pinyin and
    the initials of the title. Of more than `CAP` records only so many are looked at.

    Args:
        page: cursor of an earlier answer.

    Raises:
        OutOfRange: the query is too long.
        QueryTooShort: a word is a single letter or digit.
        BadCursor: the page was not made here.
    """
    words = _words(query)
    reach = _reach(actor, kinds, at)
    if not words or not reach:
        return Found()
    terms = [term for word in words for term in parts(word)]
    window = opened(page, NAME, ORDER, Entry._meta.get_field("key"))  # noqa: SLF001
    key, id_ = window.key or (None, None)
    asked = {
        "parts": " & ".join(dict.fromkeys(terms)),
        "reach": reach,
        "patterns": [f"%{_literal(word)}%" for word in words],
        "most": CAP + 1,
        "key": key,
        "id": id_,
        "size": limit + 1,
    }
    return _page(asked, limit)


def _page(asked: dict[str, Any], limit: int) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(FIND, asked)
        rows = cursor.fetchall()
    shown = rows[:limit]
    last = Window((shown[-1][3], shown[-1][4])) if len(rows) > limit else None
    return Found(
        hits=tuple(Hit(kind, uid, title) for kind, uid, title, *_ in shown),
        count=rows[0][5] if rows else 0,
        older=sealed(NAME, ORDER, last) if last else "",
    )


def _words(query: str) -> list[str]:
    if len(query) > LONGEST_QUERY:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_QUERY)
        raise OutOfRange("query", len(query), allowed)
    return list(dict.fromkeys(normal(query).split()))


def _reach(actor: Actor, kinds: Iterable[str], at: datetime) -> str:
    within = [reached(kind, widest(actor.granted(kind, VIEW, at))) for kind in kinds]
    return either(term for term in within if term) if any(within) else ""


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
