"""Who answers by name is bound to inspect: as soon as he is named, as long as there is a level."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.duty.inspecting import INSPECT, demanded, schedule_of
from bazhua.grips.inherent.domain.duty.named import InspectionCalls, NamedDuty, NamedPerson
from bazhua.grips.inherent.domain.handling.policy import Rung
from bazhua.grips.inherent.models import Installation, installations
from bazhua.grips.inherent.selectors.duty.inspections import calendar_at, posts_of
from bazhua.grips.inherent.selectors.platform import platform
from bazhua.grips.inherent.services.alarms.addresses import Addresses
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.models import Assignment, assignments
from bazhua.infra.recurrence.services import Bound, bind, release
from bazhua.infra.recurrence.shared import shared_rule
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.registry.api import VACANT

INSTALLATION: Final = "installation"
DAY: Final = timedelta(days=1)
KINDS: Final = tuple(INSPECT.values())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be bound: by which rule, whom, and who oversees him."""

    rule: UUID
    holder: str
    overseer: str


def keep_all_bound(at: datetime) -> int:
    """Bind whoever a change of posts, levels or rows left unbound; return how many changed."""
    graded = installations().filter(until=None, level__isnull=False).order_by("pk")
    bound = assignments().filter(rule__kind__in=KINDS, until=None)
    named = graded.exclude(principal="", technical="", operation="")
    subjects = {*named.values_list("uid", flat=True), *bound.values_list("subject_uid", flat=True)}
    differing = _differing(subjects, at)
    for uid in differing:
        keep_bound(uid, at)
    return len(differing)


@transaction.atomic
def keep_bound(uid: UUID, at: datetime) -> None:
    """Let those who answer by name for an installation now be expected to inspect it, nobody else.

    What was expected of others before today stays with them.
    """
    row = installations().select_for_update().filter(uid=uid).first()
    if row is None:
        return
    wanted, standing = _wanted([row], at)[uid], _standing([uid])[uid]
    for person in NamedPerson:
        _bind_again(row, wanted.get(person), standing.get(person), person, at)


def _bind_again(
    row: Installation,
    wanted: _Wanted | None,
    have: Assignment | None,
    person: NamedPerson,
    at: datetime,
) -> None:
    if _same(wanted, have):
        return
    actor, today = platform(), day_of(at)
    if have is not None:
        last = max(today, have.since)
        release(have.rule.uid, [row.uid], last=last, actor=actor, at=at)
    if wanted is None:
        return
    one = Bound(
        kind=INSTALLATION,
        uid=row.uid,
        holder=wanted.holder,
        place=row.place,
        overseer=wanted.overseer,
    )
    since = _free_from(row.uid, person, today)
    bind(wanted.rule, [one], since=since, actor=actor, at=at)


def _free_from(uid: UUID, person: NamedPerson, today: date) -> date:
    """Return the first day, from today on, on which nobody is bound yet."""
    before = assignments().filter(subject_uid=uid, rule__kind=INSPECT[person], until__gte=today)
    ended = before.order_by("-until").values_list("until", flat=True).first()
    return today if ended is None else ended + DAY


def _differing(subjects: Collection[UUID], at: datetime) -> list[UUID]:
    rows = list(installations().filter(uid__in=subjects).order_by("pk"))
    wanted, standing = _wanted(rows, at), _standing([row.uid for row in rows])
    return [
        row.uid
        for row in rows
        if any(
            not _same(wanted[row.uid].get(person), standing[row.uid].get(person))
            for person in NamedPerson
        )
    ]


def _same(wanted: _Wanted | None, have: Assignment | None) -> bool:
    if wanted is None or have is None:
        return wanted is None and have is None
    return wanted == _Wanted(have.rule.uid, have.holder, have.overseer)


def _standing(uids: Collection[UUID]) -> Mapping[UUID, Mapping[NamedPerson, Assignment]]:
    rows = assignments().filter(rule__kind__in=KINDS, subject_uid__in=uids, until=None)
    persons = {kind: person for person, kind in INSPECT.items()}
    found: dict[UUID, dict[NamedPerson, Assignment]] = {uid: {} for uid in uids}
    for one in rows.select_related("rule").order_by("pk"):
        found[one.subject_uid][persons[one.rule.kind]] = one
    return found


def _wanted(
    rows: Collection[Installation], at: datetime
) -> Mapping[UUID, Mapping[NamedPerson, _Wanted]]:
    addresses = Addresses(current_book(day_of(at)), at)
    graded = [row for row in rows if row.until is None and row.level is not None]
    rules = dict(_rules(graded[0].place, at)) if graded else {}
    found: dict[UUID, Mapping[NamedPerson, _Wanted]] = {row.uid: {} for row in rows}
    for row in graded:
        found[row.uid] = {
            person: _Wanted(rules[person], holder, _overseer(row, holder, addresses))
            for person, holder in posts_of(row).items()
            if holder and person in rules
        }
    return found


def _overseer(row: Installation, holder: str, addresses: Addresses) -> str:
    """Return who is called after the holder: the principal, of himself who supervises him."""
    if row.principal not in ("", holder):
        return row.principal
    return addresses.of(row.subject_uid, row.place.region).get(Rung.COUNTY, VACANT)


def _rules(place: Place, at: datetime) -> Iterator[tuple[NamedPerson, UUID]]:
    day = day_of(at)
    book, calendar = current_book(day), calendar_at(at)
    calls = book.row(InspectionCalls, day)
    for row in book.rows(NamedDuty, day):
        schedule = schedule_of(row)
        if schedule is not None:
            yield (
                row.person,
                shared_rule(
                    schedule,
                    demanded(row, calls),
                    place=place,
                    actor=platform(),
                    at=at,
                    calendar=calendar,
                ),
            )
