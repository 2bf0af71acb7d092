"""Whether a hidden danger is general or major: `danger.grade`."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bazhua.grips.dangers.domain.catalogues import catalogue_on, catalogues_on, none_known, not_held
from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem, DangerCatalogue
from bazhua.grips.dangers.domain.terms import DangerGrade, GradeReason, Sector
from bazhua.kernel.errors import BadInput, MissingKey
from bazhua.kernel.policy.book import PolicyBook, cited
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES

CATALOGUE_FIRST: Final = "BZ/HAZ-04"
DEFINITION: Final = "AJ16/3"


@dataclass(frozen=True, slots=True)
class GradedDanger:
    """The grade of a hidden danger, and by what; no grade where a text must be looked up first."""

    grade: DangerGrade | None
    reason: GradeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A danger by what its grade depends on; see `danger_grade`."""

    on: date
    sector: Sector
    listed: bool | None
    needs_stop: bool
    beyond_own_power: bool


def danger_grade(
    book: PolicyBook,
    *,
    found_on: date,
    item: str | None = None,
    sector: Sector | None = None,
    listed: bool | None = None,
    needs_stop: bool = False,
    beyond_own_power: bool = False,
) -> Answer[GradedDanger]:
    """Return the grade of a hidden danger by the law of the day on which it was found.

    The catalogue decides first: what it lists is major, what it does not list is general. The
    general definition decides only where the sector had no catalogue in force. Where one was in
    force whose items are not in the book, nothing is decided until somebody has read its text.

    Args:
        item: the item of a catalogue that it meets; decides by itself.
        sector: whose catalogues are looked at when no item is named.
        listed: whether the texts that are not in the book list it, once they have been read.
        needs_stop: it does great harm or is hard to remove, and takes a full or partial stop
            of production and some time.
        beyond_own_power: outside causes keep the enterprise from removing it by itself.

    Raises:
        BadInput: an item is named, and yet it is said to be listed nowhere.
        MissingKey: neither item nor sector is named.
        NoRuleInForce: the item was not in force on that day.
    """
    if item is not None:
        if listed is False:
            problem = say("已选条目，不能同时填“未列入”", "an item is named: it is listed")
            raise BadInput("listed", problem)
        return _by_item(book, item, found_on)
    if sector is None:
        raise MissingKey("sector")
    found = _Found(
        on=found_on,
        sector=sector,
        listed=listed,
        needs_stop=needs_stop,
        beyond_own_power=beyond_own_power,
    )
    catalogues = catalogues_on(book, found_on, sector=sector)
    return _by_catalogues(catalogues, found) if catalogues else _by_definition(found)


def _by_item(book: PolicyBook, item: str, on: date) -> Answer[GradedDanger]:
    row = book.row(CatalogueItem, on, item=item)
    catalogue = catalogue_on(book, on, row.catalogue)
    step = say(
        "{item}（{catalogue}，{on} 有效）：{text}",
        "{item} ({catalogue}, in force on {on}): {text}",
        item=row.item,
        catalogue=row.catalogue,
        on=on,
        text=Word(row.zh, row.en),
    )
    return _graded(GradeReason.LISTED, cited(row, catalogue, CATALOGUE_FIRST), step)


def _by_catalogues(catalogues: tuple[DangerCatalogue, ...], found: _Found) -> Answer[GradedDanger]:
    in_force = say(
        "{sector}：{on} 有效的判定标准 {codes}",
        "{sector}: catalogues in force on {on}: {codes}",
        sector=CODES[found.sector],
        on=found.on,
        codes=", ".join(row.catalogue for row in catalogues),
    )
    missing = not_held(catalogues)
    clauses = cited(CATALOGUE_FIRST, *catalogues)
    return _graded(_listing(found.listed, held=not missing), clauses, in_force, *missing)


def _listing(listed: bool | None, *, held: bool) -> GradeReason:  # noqa: FBT001 not read yet
    if listed is None:
        return GradeReason.NOT_LISTED if held else GradeReason.CATALOGUE_NOT_HELD
    return GradeReason.LISTED if listed else GradeReason.NOT_LISTED


def _by_definition(found: _Found) -> Answer[GradedDanger]:
    met = found.needs_stop or found.beyond_own_power
    reason = GradeReason.DEFINITION_MET if met else GradeReason.DEFINITION_NOT_MET
    return _graded(reason, (CATALOGUE_FIRST, DEFINITION), none_known(found.on))


MAJOR: Final = frozenset({GradeReason.LISTED, GradeReason.DEFINITION_MET})


def _graded(reason: GradeReason, clauses: tuple[str, ...], *steps: Phrase) -> Answer[GradedDanger]:
    verdict = say("结论：{reason}", "so: {reason}", reason=CODES[reason])
    if reason is GradeReason.CATALOGUE_NOT_HELD:
        return Answer(GradedDanger(None, reason), clauses, (*steps, verdict))
    grade = DangerGrade.MAJOR if reason in MAJOR else DangerGrade.GENERAL
    return Answer(GradedDanger(grade, reason), clauses, (*steps, verdict))
