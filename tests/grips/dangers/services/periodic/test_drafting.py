"""Sums are drawn up from the records, once; the principal signs, and nobody types a figure."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.grips.dangers.models import PeriodicSum
from bazhua.grips.dangers.services.periodic.drafting import draft_sums
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.signoff.core.signing import Outcome
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.rows import sheet_of
from bazhua.kernel.times import end_of
from bazhua.registry.domain.people import PostKind
from tests.grips.dangers.scene import DAY, GENERAL, MAJOR, NOON
from tests.grips.dangers.services.papers.scene import post_at

NEXT = datetime(2026, 12, 31, 17, tzinfo=UTC)
"""One in the morning of new year's day in Beijing: quarter and year are over."""


@pytest.fixture
def principal(scene):
    """Return the address of the principal's post."""
    held = scene.persons["principal"]
    return post_at(scene.firm, held, kind=PostKind.PRINCIPAL, title="总经理")


def lines(row):
    signoff = SignOffRow.objects.filter(subject_uid=row.uid).last()
    return {line.label.zh: line.text.zh for line in sheet_of(signoff).lines}


def quarter():
    return PeriodicSum.objects.get(period="QUARTER")


def signoff_of(row):
    return SignOffRow.objects.get(subject_uid=row.uid)


def test_a_sum_says_what_the_records_say(scene, principal):
    scene.accept(scene.requested())
    closed = scene.do(scene.requested(GENERAL), Action.ACCEPT, "principal")
    scene.do(closed, Action.CLOSE, "manager")
    scene.registered(GENERAL)

    assert draft_sums(NEXT) == 2

    row = quarter()
    said = lines(row)
    assert (row.since, row.until) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (row.due_at, row.clause) == (end_of(date(2027, 1, 15)), "AJ16/14")
    assert said["新发现"] == "3 条，其中重大 1 条"
    assert said["已销号"] == "1 条，其中重大 0 条"
    assert said["期末未销号"] == "2 条，其中重大 1 条"
    assert said["期末逾期未销号"] == "1 条，其中重大 1 条"
    assert said["已销号隐患的整改资金（元）"] == "12000.00"
    assert any(label.startswith("重大隐患 YH") for label in said)
    (duty,) = Obligation.objects.filter(subject_uid=signoff_of(row).uid)
    assert (duty.kind, duty.holder, duty.due_at) == ("danger.sign_sum", principal, row.due_at)


def test_a_sum_is_drawn_up_once(scene, principal):
    scene.registered(GENERAL)
    draft_sums(NEXT)

    assert draft_sums(NEXT + DAY) == 0
    assert PeriodicSum.objects.count() == 2
    assert principal.startswith("post:")


def test_who_has_nothing_on_record_is_asked_for_nothing(scene):
    assert draft_sums(NEXT) == 0
    assert scene.firm.uid not in PeriodicSum.objects.values_list("subject_uid", flat=True)


def test_a_time_whose_day_has_passed_is_left_alone(scene):
    scene.registered(GENERAL)

    assert draft_sums(NEXT + 15 * DAY) == 1
    assert PeriodicSum.objects.get().period == "YEAR"


def test_what_was_closed_before_is_in_no_later_sum(scene):
    row = scene.do(scene.requested(GENERAL), Action.ACCEPT, "principal")
    scene.do(row, Action.CLOSE, "manager")

    assert draft_sums(datetime(2027, 4, 1, tzinfo=UTC)) == 0


def test_a_coal_mine_hands_in_by_its_own_regulation(scene):
    row = scene.found(sector=Sector.COAL)
    scene.do(row, Action.REGISTER, "manager", grade=MAJOR)

    draft_sums(NEXT)

    assert quarter().clause == "COAL/35"


def test_the_principal_hands_it_in_by_signing(scene, principal):
    scene.registered(GENERAL)
    draft_sums(NEXT)

    scene.sign(signoff_of(quarter()), "principal", principal, at=NEXT + DAY)

    assert quarter().signed_at == NEXT + DAY
    assert PeriodicSum.objects.get(period="YEAR").signed_at is None


def test_what_a_principal_refused_is_drawn_up_anew_once_the_records_are_right(scene, principal):
    row = scene.registered(GENERAL)
    draft_sums(NEXT)
    signoff = signoff_of(quarter())
    no = {"outcome": Outcome.REFUSE, "reason": "漏登一条"}
    scene.sign(signoff, "principal", principal, at=NEXT, **no)
    assert draft_sums(NEXT + timedelta(hours=1)) == 0

    scene.found(found_at=NOON + DAY, at=NEXT)
    assert draft_sums(NEXT + timedelta(hours=2)) == 1

    assert lines(quarter())["新发现"] == "2 条，其中重大 0 条"
    scene.sign(signoff, "principal", principal, at=NEXT + DAY)
    assert quarter().signed_at == NEXT + DAY
    assert row.state == "REGISTERED"
