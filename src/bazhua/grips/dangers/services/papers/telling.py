"""What papers tell of hidden dangers, taken from their records."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from bazhua.grips.dangers.domain.deadlines import DangerEvents, danger_deadlines
from bazhua.grips.dangers.domain.papers.content import UNTOLD, Firm, Item, Told
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger, Service
from bazhua.grips.dangers.selectors.papers.cases import judgements_of
from bazhua.infra.policies.book import current_book
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import party_of, persons_called, places_called

CITY = 2
"""Rungs of the tree down to the city, whose government answers for a listing."""


def told_of(rows: Sequence[HiddenDanger], *, days: int | None, at: datetime) -> Told:
    """Return what a paper about some dangers of one subject tells.

    Raises:
        NotFound: the subject is not on record.
    """
    first = rows[0]
    party = party_of(first.subject_kind, first.subject_uid)
    return Told(
        firm=Firm(name=party.name, code=party.code, address=party.street),
        items=_items(rows),
        days=days,
        city=_city(Path(first.path_now)),
        until=_listed_until(first, at),
    )


def _items(rows: Sequence[HiddenDanger]) -> tuple[Item, ...]:
    judged, orders = judgements_of(rows), _orders(rows)
    names = persons_called({UUID(uid) for row in rows for uid in row.responsible})
    return tuple(
        Item(
            number=row.number,
            spot=Word(row.spot, row.spot),
            wrong=row.wrong,
            found_on=day_of(row.found_at),
            grade=DangerGrade(row.grade) if row.grade else None,
            basis=_basis(row),
            plan=row.plan,
            responsible=tuple(names[UUID(uid)] for uid in row.responsible if UUID(uid) in names),
            judged=judged[row.uid].action if row.uid in judged else None,
            ground=judged[row.uid].ground if row.uid in judged else "",
            order=orders.get(row.uid, ""),
        )
        for row in rows
    )


def _orders(rows: Sequence[HiddenDanger]) -> Mapping[UUID, str]:
    """Return the number of the order that was served for each danger, by its uid."""
    served = Service.objects.values("paper")
    about = DangerPaper.objects.filter(
        danger__in=rows, kind=PaperKind.ORDER.value, paper__in=served
    )
    return dict(about.order_by("pk").values_list("danger__uid", "paper__number"))


def _basis(row: HiddenDanger) -> Word | None:
    if not row.item:
        return None
    found_on = day_of(row.found_at)
    item = current_book(found_on).row(CatalogueItem, found_on, item=row.item)
    return Word(item.zh, item.en)


def _city(region: Path) -> Word:
    path = Path.of(*region.ids()[:CITY]).dotted
    return places_called([path]).get(path, UNTOLD)


def _listed_until(row: HiddenDanger, at: datetime) -> date | None:
    if row.grade != DangerGrade.MAJOR.value:
        return None
    asked = DangerEvents(grade=DangerGrade.MAJOR, listed_on=day_of(at))
    ends = danger_deadlines(current_book(day_of(at)), asked).result.listing_ends_at
    return day_of(ends) if ends else None
