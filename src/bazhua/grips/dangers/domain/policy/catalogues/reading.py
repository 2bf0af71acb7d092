"""The three tables beside this module as rows; a line that is not sound is refused."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem, DangerCatalogue
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.words import Word

SECTION: Final = re.compile(r"[A-Z]+(-[A-Z0-9]+)*")
CHINESE: Final = re.compile(r"[㐀-鿿]")
ANSWERS: Final = {"yes": True, "no": False}

KeptT = TypeVar("KeptT")


class BadLine(ValueError):
    """A line of a table is not sound; says which, and why."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The texts of the three tables: catalogues, their sections, the items of the sections."""

    catalogues: str
    sections: str
    items: str


@dataclass(frozen=True, slots=True)
class Law:
    """What the lines refer to: titles of documents by id, and clauses by id."""

    titles: Mapping[str, Word]
    clauses: Mapping[str, Clause]


def read_catalogues(
    tables: Tables, law: Law
) -> tuple[tuple[DangerCatalogue, ...], tuple[CatalogueItem, ...]]:
    """Return the rows of the catalogues, and those of their items.

    Raises:
        BadLine: a line names something unknown, says something twice or leaves it out; or a
            catalogue that is said to be complete has no items, or another has some.
    """
    catalogues = _each(tables.catalogues, lambda line: _catalogue(line, law), "catalogue")
    sections = _each(tables.sections, lambda line: _section(line, catalogues), "section")
    items = _each(tables.items, lambda line: _item(line, sections, law), "item")
    held = {item.catalogue for item in items.values()}
    for code, row in catalogues.items():
        if row.complete is not (code in held):
            raise BadLine(f"{code}: complete is {row.complete}")
    return tuple(catalogues.values()), tuple(items.values())


def _each(text: str, read: Callable[[dict[str, str]], KeptT], key: str) -> dict[str, KeptT]:
    kept: dict[str, KeptT] = {}
    lines = csv.DictReader(text.splitlines(), strict=True)
    for line in lines:
        try:
            if None in line or None in line.values():
                raise BadLine("too many or too few fields")
            if line[key] in kept:
                raise BadLine(f"{line[key]} stands twice")
            kept[line[key]] = read(line)
        except (KeyError, ValueError) as error:
            raise BadLine(f"{key}, line {lines.line_num}: {error!r}") from error
    return kept


def _catalogue(line: Mapping[str, str], law: Law) -> DangerCatalogue:
    title = law.titles[line["document"]]
    since = date.fromisoformat(line["since"])
    until = date.fromisoformat(line["until"]) if line["until"] else None
    if until and until < since:
        raise BadLine("it ends before it begins")
    return DangerCatalogue(
        clause=law.clauses[f"{line['document']}/IN-FORCE"].id,
        since=since,
        until=until,
        catalogue=line["catalogue"],
        sector=Sector(line["sector"]),
        zh=title.zh,
        en=title.en,
        complete=ANSWERS[line["complete"]],
        in_use=True,
    )


@dataclass(frozen=True, slots=True)
class _Section:
    catalogue: DangerCatalogue
    word: Word


def _section(line: Mapping[str, str], catalogues: Mapping[str, DangerCatalogue]) -> _Section:
    if not SECTION.fullmatch(line["section"]):
        raise BadLine("no code of a section")
    return _Section(catalogues[line["catalogue"]], _worded(line))


def _item(line: Mapping[str, str], sections: Mapping[str, _Section], law: Law) -> CatalogueItem:
    section = sections[line["section"]]
    if not re.fullmatch(rf"{line['section']}([.-]\d+)?", line["item"]):
        raise BadLine("the code does not go on from its section")
    clause = law.clauses[line["clause"]]
    if clause.document != law.clauses[section.catalogue.clause].document:
        raise BadLine("the clause stands in another document")
    text = _worded(line)
    return CatalogueItem(
        clause=clause.id,
        since=section.catalogue.since,
        until=section.catalogue.until,
        item=line["item"],
        catalogue=section.catalogue.catalogue,
        section_zh=section.word.zh,
        section_en=section.word.en,
        zh=text.zh,
        en=text.en,
    )


def _worded(line: Mapping[str, str]) -> Word:
    zh, en = line["zh"], line["en"]
    if not CHINESE.search(zh) or CHINESE.search(en) or not en.strip():
        raise BadLine("a text is missing, or in the wrong language")
    return Word(zh, en)
