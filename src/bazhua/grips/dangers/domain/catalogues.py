"""Which catalogues of major hidden dangers are in force, and what they list: `danger.catalogue`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem, DangerCatalogue
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.kernel.errors import NoRuleInForce, NotAChoice
from bazhua.kernel.policy.book import PolicyBook, cited
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.scalars import quoted
from bazhua.kernel.words import Phrase, say

RANK: Final = {sector: rank for rank, sector in enumerate(Sector)}
NUMBER: Final = re.compile(r"(\d+)")


class Match(IntEnum):
    """By what an item answers a query, the best first."""

    CODE = 0
    TEXT = 1
    HEADING = 2


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item of a catalogue as it is shown.

    Attributes:
        status: how far its text is confirmed.
    """

    item: str
    catalogue: str
    section_zh: str
    section_en: str
    zh: str
    en: str
    clause: str
    status: Status


@dataclass(frozen=True, slots=True)
class FoundItems:
    """What the catalogues list for a query.

    Attributes:
        not_held: catalogues in force whose items are not all in the book; that an item was not
            found says nothing about them.
    """

    items: tuple[FoundItem, ...]
    not_held: tuple[str, ...]


def danger_catalogue(
    book: PolicyBook,
    *,
    found_on: date,
    query: str = "",
    catalogue: str | None = None,
    sector: Sector | None = None,
) -> Answer[FoundItems]:
    """Return the items of the catalogues in force on a day that a query names, best first.

    Args:
        found_on: the day on which the danger was found; its catalogue stays the one of that day.
        query: any part of the code or the words; of several words all must occur.
        catalogue: only this one.
        sector: only the catalogues of this sector.

    Raises:
        NoRuleInForce: the catalogue was not in force on that day.
        NotAChoice: there is no such catalogue.
    """
    catalogues = catalogues_on(book, found_on, sector=sector, catalogue=catalogue)
    items = find(book, query, found_on, sector=sector, catalogue=catalogue)
    missing = tuple(row.catalogue for row in catalogues if not row.complete)
    shown = tuple(_shown(book, item) for item in items)
    return Answer(
        FoundItems(shown, missing),
        cited(*catalogues, *items),
        (*_in_force(found_on, catalogues), *_told(query, shown)),
    )


def catalogues_on(
    book: PolicyBook, day: date, *, sector: Sector | None = None, catalogue: str | None = None
) -> tuple[DangerCatalogue, ...]:
    """Return the catalogues in force on a day, by sector and code.

    Raises:
        NoRuleInForce: the catalogue that is asked for was not in force on that day.
        NotAChoice: there is no such catalogue.
    """
    if catalogue is None:
        rows = tuple(row for row in book.rows(DangerCatalogue, day) if row.in_use)
    else:
        known = sorted({row.catalogue for row in book.history(DangerCatalogue)})
        if catalogue not in known:
            raise NotAChoice("catalogue", quoted(catalogue), known)
        rows = (catalogue_on(book, day, catalogue),)
    wanted = (row for row in rows if sector in {None, row.sector})
    return tuple(sorted(wanted, key=lambda row: (RANK[row.sector], row.catalogue)))


def catalogue_on(book: PolicyBook, day: date, catalogue: str) -> DangerCatalogue:
    """Return a catalogue that was in force on a day.

    Raises:
        NoRuleInForce: it was not in force on that day, or is not known.
    """
    row = book.row(DangerCatalogue, day, catalogue=catalogue)
    if not row.in_use:
        raise NoRuleInForce(row.table, day, catalogue)
    return row


def items_on(
    book: PolicyBook, day: date, *, sector: Sector | None = None, catalogue: str | None = None
) -> tuple[CatalogueItem, ...]:
    """Return the items in force on a day, catalogue by catalogue, in the order of their codes.

    Raises:
        NoRuleInForce: the catalogue that is asked for was not in force on that day.
        NotAChoice: there is no such catalogue.
    """
    rows = catalogues_on(book, day, sector=sector, catalogue=catalogue)
    place = {row.catalogue: rank for rank, row in enumerate(rows)}
    items = (row for row in book.rows(CatalogueItem, day) if row.catalogue in place)
    return tuple(sorted(items, key=lambda row: (place[row.catalogue], _natural(row.item))))


def find(
    book: PolicyBook,
    query: str,
    day: date,
    *,
    sector: Sector | None = None,
    catalogue: str | None = None,
) -> tuple[CatalogueItem, ...]:
    """Return the items in force on a day in which every word of a query occurs, best first.

    A word occurs when it is any part of the code, the text or the heading in either language,
    whatever its case and width. First comes the item whose code it is, then those whose text
    has every word, then those that need their heading.

    Raises:
        NoRuleInForce: the catalogue that is asked for was not in force on that day.
        NotAChoice: there is no such catalogue.
    """
    words = _plain(query).split()
    items = items_on(book, day, sector=sector, catalogue=catalogue)
    matched = [(_match(item, words), item) for item in items]
    return tuple(item for wanted in Match for match, item in matched if match is wanted)


def _match(item: CatalogueItem, words: list[str]) -> Match | None:
    if words == [_plain(item.item)]:
        return Match.CODE
    text = _plain(f"{item.item}\n{item.zh}\n{item.en}")
    if all(word in text for word in words):
        return Match.TEXT
    whole = f"{text}\n{_plain(f'{item.catalogue} {item.section_zh} {item.section_en}')}"
    return Match.HEADING if all(word in whole for word in words) else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _natural(code: str) -> tuple[tuple[str, int], ...]:
    """Return what sorts ``GM-4.9`` before ``GM-4.10``."""
    parts = NUMBER.split(code)
    return tuple(zip(parts[::2], [*map(int, parts[1::2]), 0], strict=True))


def _shown(book: PolicyBook, row: CatalogueItem) -> FoundItem:
    return FoundItem(
        item=row.item,
        catalogue=row.catalogue,
        section_zh=row.section_zh,
        section_en=row.section_en,
        zh=row.zh,
        en=row.en,
        clause=row.clause,
        status=book.clauses[row.clause].status,
    )


def _in_force(day: date, catalogues: tuple[DangerCatalogue, ...]) -> tuple[Phrase, ...]:
    if not catalogues:
        return (none_known(day),)
    in_force = say(
        "{day} 有效的判定标准：{codes}",
        "catalogues in force on {day}: {codes}",
        day=day,
        codes=_listed(row.catalogue for row in catalogues),
    )
    return (in_force, *not_held(catalogues))


def none_known(day: date) -> Phrase:
    """Return the words for a day on which no catalogue is known to be in force."""
    return say(
        "{day}：平台所录判定标准中没有当日有效的",
        "{day}: none of the catalogues known here was in force",
        day=day,
    )


def not_held(catalogues: Iterable[DangerCatalogue]) -> tuple[Phrase, ...]:
    """Return the words that say which of some catalogues have to be looked up in their text."""
    missing = [row.catalogue for row in catalogues if not row.complete]
    if not missing:
        return ()
    return (
        say(
            "其中 {codes} 的条目未录入，须查阅原文",
            "the items of {codes} are not in the book: look them up in the text",
            codes=_listed(missing),
        ),
    )


def _told(query: str, items: tuple[FoundItem, ...]) -> tuple[Phrase, ...]:
    found = say(
        "“{query}”：{n} 条", "“{query}”: items found {n}", query=query.strip(), n=len(items)
    )
    doubtful = sum(item.status is not Status.CONFIRMED for item in items)
    if not doubtful:
        return (found,)
    return (
        found,
        say("其中 {n} 条的文字待核实", "the text of {n} of them is to be confirmed", n=doubtful),
    )


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes)
