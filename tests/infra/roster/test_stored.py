"""The roster in the database: what is written is what answers, in three queries."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Leave, Substitute
from bazhua.infra.roster.holders import Unheld
from bazhua.infra.roster.models import (
    DutyDelegation,
    DutyLeave,
    DutyShift,
    DutySignature,
    DutySubstitute,
)
from bazhua.infra.roster.selectors import delegated, duty_at, gaps, handovers
from bazhua.infra.roster.services import (
    AlreadyOver,
    cut_short,
    delegate,
    end_shift,
    plan_shift,
    sign_handover,
    stand_in,
    take_leave,
)
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import Forbidden, NotFound, StaleState
from bazhua.kernel.times import BEIJING

HOUR = timedelta(hours=1)
EIGHT = datetime(2026, 11, 24, 8, tzinfo=BEIJING)
TOWN, COUNTY = "post:town", "post:county"
AN, BO, CY, DU = (UUID(int=number) for number in range(1, 5))
SHOWN = sha256(b"handed over").digest()

pytestmark = pytest.mark.django_db


def by(person):
    return Actor(uid=person, grants=(), rights={})


CLERK = by(UUID(int=900))
PLANNED = {"actor": CLERK, "at": EIGHT - 48 * HOUR}


def shift(post, person, begins, lasts=12, first=date(2026, 11, 20)):
    return Shift(
        post=post,
        person=str(person),
        rhythm=Rhythm(first=first),
        begins=time(begins),
        lasts=lasts * HOUR,
    )


def plan(*shifts):
    return [plan_shift(one, **PLANNED) for one in shifts]


def day_and_night(post=TOWN, day=AN, night=BO):
    return plan(shift(post, day, 8), shift(post, night, 20))


def away(person, since, hours):
    return take_leave(Leave(str(person), Span(since, since + hours * HOUR)), **PLANNED)


def stands_in(absent, person, since, hours, post=TOWN):
    span = Span(since, since + hours * HOUR)
    given = Substitute(post=post, absent=str(absent), person=str(person), span=span)
    return stand_in(given, **PLANNED)


def on_duty(at, post=TOWN):
    return [UUID(person) for person in duty_at([post], at)[post]]


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_duty_passes_at_eight_from_the_night_to_the_day():
    day_and_night()

    assert on_duty(EIGHT - timedelta(microseconds=1)) == [BO]
    assert on_duty(EIGHT) == [AN]


def test_substitute_and_leave_reach_a_shift_already_planned():
    day_and_night()
    away(AN, EIGHT, 12)
    before = on_duty(EIGHT)

    stands_in(AN, CY, EIGHT, 2)

    assert (before, on_duty(EIGHT), on_duty(EIGHT + 2 * HOUR)) == ([], [CY], [])


def test_roster_of_many_posts_is_read_in_as_few_queries_as_of_one(django_assert_num_queries):
    day_and_night(TOWN)
    day_and_night(COUNTY, CY, DU)
    away(AN, EIGHT, 1)

    with django_assert_num_queries(3):
        one = duty_at([TOWN], EIGHT)
    with django_assert_num_queries(3):
        three = duty_at([TOWN, COUNTY, "post:none"], EIGHT)

    assert one == {TOWN: ()}
    assert three == {TOWN: (), COUNTY: (str(CY),), "post:none": ()}


def test_ended_shift_holds_to_its_last_day():
    day, _ = day_and_night()

    end_shift(day, last_day=date(2026, 11, 24), version=1, actor=CLERK, at=EIGHT)

    assert on_duty(EIGHT) == [AN]
    assert on_duty(EIGHT + 24 * HOUR) == []
    with pytest.raises(StaleState):
        end_shift(day, last_day=date(2026, 11, 30), version=1, actor=CLERK, at=EIGHT)
    assert DutyShift.objects.get(pk=day.pk).last_day == date(2026, 11, 24)


def test_leave_cut_short_brings_the_person_back():
    day_and_night()
    leave = away(AN, EIGHT, 12)

    ended = cut_short(leave, version=1, actor=CLERK, at=EIGHT + HOUR)

    assert (on_duty(EIGHT), on_duty(EIGHT + HOUR)) == ([], [AN])
    assert ended.until == EIGHT + HOUR
    assert kinds()[-1] == "leave.ended"


def test_delegation_revoked_before_it_begins_never_holds():
    given = delegate(Delegation(str(AN), str(BO), Span(EIGHT, EIGHT + HOUR)), **PLANNED)

    cut_short(given, version=1, actor=CLERK, at=EIGHT - HOUR)

    assert not delegated(AN, BO, EIGHT + timedelta(seconds=1))
    assert not delegated(AN, BO, EIGHT - HOUR)


def test_revoked_delegation_holds_no_longer():
    given = delegate(Delegation(str(AN), str(BO), Span(EIGHT, EIGHT + 4 * HOUR)), **PLANNED)
    before = delegated(AN, BO, EIGHT + HOUR), delegated(BO, AN, EIGHT + HOUR)

    cut_short(given, version=1, actor=CLERK, at=EIGHT + HOUR)

    assert before == (True, False)
    assert not delegated(AN, BO, EIGHT + HOUR)


def test_what_is_over_is_not_ended_again():
    substitute = stands_in(AN, CY, EIGHT, 2)
    told = kinds()

    with pytest.raises(AlreadyOver):
        cut_short(substitute, version=1, actor=CLERK, at=EIGHT + 2 * HOUR)

    assert DutySubstitute.objects.get().until == EIGHT + 2 * HOUR
    assert kinds() == told


class CyHasNoTelephone(Unheld):
    """Knows nobody who holds a post, and one who cannot be called."""

    def callable_among(self, persons):
        return {person for person in persons if person != str(CY)}


class AllHaveTelephones(Unheld):
    """Knows nobody who holds a post."""


def test_gaps_of_the_next_day_are_those_without_anybody_who_can_be_called(settings):
    day_and_night(TOWN)
    day_and_night(COUNTY, CY, DU)
    away(BO, EIGHT + 12 * HOUR, 4)

    settings.POST_HOLDERS = f"{__name__}.CyHasNoTelephone"
    found = gaps([TOWN, COUNTY], EIGHT)

    assert found == {
        TOWN: (Span(EIGHT + 12 * HOUR, EIGHT + 16 * HOUR),),
        COUNTY: (Span(EIGHT, EIGHT + 12 * HOUR),),
    }


def test_post_that_is_always_held_has_no_gap(settings):
    settings.POST_HOLDERS = f"{__name__}.AllHaveTelephones"
    day_and_night()

    assert gaps([TOWN], EIGHT) == {}
    assert gaps(["post:none"], EIGHT) == {"post:none": (Span(EIGHT, EIGHT + 24 * HOUR),)}


def test_handover_is_signed_by_both_sides():
    day_and_night()
    window = Span(EIGHT - HOUR, EIGHT + HOUR)
    ((change, nobody_yet),) = handovers(TOWN, window)

    sign_handover(TOWN, EIGHT, SHOWN, actor=by(BO), at=EIGHT)
    ((_, one_left),) = handovers(TOWN, window)
    sign_handover(TOWN, EIGHT, SHOWN, actor=by(AN), at=EIGHT + HOUR)

    assert (change.at, nobody_yet, one_left) == (EIGHT, (str(BO), str(AN)), (str(AN),))
    assert handovers(TOWN, window) == ()


def test_second_signature_is_the_first():
    day_and_night()
    first = sign_handover(TOWN, EIGHT, SHOWN, actor=by(AN), at=EIGHT)

    again = sign_handover(TOWN, EIGHT, b"x" * 32, actor=by(AN), at=EIGHT + HOUR)

    assert again == first
    assert bytes(DutySignature.objects.get().content_sha256) == SHOWN
    assert kinds().count("handover.signed") == 1


@pytest.mark.parametrize(
    ("person", "passes_at", "refusal"),
    [(CY, EIGHT, Forbidden), (AN, EIGHT + HOUR, NotFound)],
    ids=["stranger", "no change at that hour"],
)
def test_handover_is_signed_by_nobody_else_and_at_no_other_hour(person, passes_at, refusal):
    day_and_night()

    with pytest.raises(refusal):
        sign_handover(TOWN, passes_at, SHOWN, actor=by(person), at=EIGHT)

    assert not DutySignature.objects.exists()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (DutyLeave, {"person": AN}),
        (DutySubstitute, {"post": TOWN, "absent": AN, "person": BO}),
        (DutyDelegation, {"giver": AN, "taker": BO}),
    ],
    ids=["leave", "substitute", "delegation"],
)
def test_database_refuses_what_ends_before_it_begins(table, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.create(uid=UUID(int=1), since=EIGHT, until=EIGHT, **values)

    assert not table.objects.exists()


def test_nobody_delegates_to_himself():
    with pytest.raises(IntegrityError), transaction.atomic():
        delegate(Delegation(str(AN), str(AN), Span(EIGHT, EIGHT + HOUR)), **PLANNED)

    assert (DutyDelegation.objects.count(), kinds()) == (0, [])
