"""What people, posts and places are called, for pages that know them by identifier only."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.records import Record
from bazhua.kernel.words import Word
from bazhua.registry.models import (
    Contract,
    Department,
    Enterprise,
    Organisation,
    Person,
    Post,
    Region,
    Substance,
    Supervision,
    Unit,
)
from bazhua.registry.models.named import Named
from bazhua.registry.selectors.who.duties import PREFIX, VACANT, uid_of

NO_POST: Final = Word("尚未设岗", "No such post yet")


def persons_called(uids: Collection[UUID]) -> Mapping[UUID, Word]:
    """Return the names of persons, by uid."""
    rows: QuerySet[Person] = QuerySet(Person).filter(uid__in=uids)
    return {row.uid: called(row) for row in rows.only("uid", "name", "name_en")}


def posts_called(addresses: Collection[str]) -> Mapping[str, Word]:
    """Return the names of posts with those of their bodies, by address."""
    uids = [uid for text in addresses if (uid := uid_of(text)) is not None]
    rows: QuerySet[Post] = QuerySet(Post).filter(uid__in=uids)
    found = {
        f"{PREFIX}{row.uid}": _at_body(row) for row in rows.select_related("firm", "organisation")
    }
    return found | ({VACANT: NO_POST} if VACANT in addresses else {})


def places_called(paths: Collection[str]) -> Mapping[str, Word]:
    """Return the names of the nodes that paths end in, in one query: regions, firms, their units."""
    first, *others = (
        kind._base_manager.filter(node__path__in=paths).values_list("node__path", "name", "name_en")  # noqa: SLF001 -- Django documents it
        for kind in (Region, Enterprise, Unit)
    )
    rows = first.union(*others, all=True)
    return {path: Word(name, name_en or name) for path, name, name_en in rows}


def subjects_called(uids: Collection[UUID]) -> Mapping[UUID, Word]:
    """Return what enterprises, workshops and teams, and bodies are called, by uid, in one query."""
    first, *others = (
        kind._base_manager.filter(uid__in=uids).values_list("uid", "name", "name_en")  # noqa: SLF001 -- as above
        for kind in (Enterprise, Unit, Organisation)
    )
    rows = first.union(*others, all=True)
    return {uid: Word(name, name_en or name) for uid, name, name_en in rows}


def departments_called() -> Mapping[int, tuple[str, Word]]:
    """Return code and name of every department in use, by its bit."""
    rows = Department.objects.filter(until=None).order_by("bit")
    return {row.bit: (row.code, called(row)) for row in rows}


def english_names(uids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what enterprises, bodies and regions are called in English, by uid, in one query."""
    first, *others = (
        kind._base_manager.filter(uid__in=uids)  # noqa: SLF001 -- as above
        .exclude(name_en="")
        .values_list("uid", "name_en")
        for kind in (Enterprise, Organisation, Region)
    )
    return dict(first.union(*others, all=True))


def _at_body(row: Post) -> Word:
    body = row.firm or row.organisation
    own = called(row)
    if body is None:
        return own
    of_body = called(body)
    return Word(f"{of_body.zh} {own.zh}", f"{own.en}, {of_body.en}")


def part_called(part: Record, firm: Enterprise) -> Word:
    """Return what a part of an enterprise is called: who supervises or works, what is held."""
    match part:
        case Named():
            return called(part)
        case Substance():
            return Word(part.name, part.name)
        case Supervision():
            return called(part.department)
        case Contract():
            return called(part.contractor)
        case _:
            return called(firm)


def called(row: Named) -> Word:
    """Return what a record is called; pages in English show the Chinese where it has no English."""
    return Word(row.name, row.name_en or row.name)
