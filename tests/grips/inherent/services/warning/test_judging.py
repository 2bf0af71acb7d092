"""Process units are judged once, whatever is killed; one warning comes, and goes when it is calm."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bazhua.grips.inherent.models import EarlyWarning, UnitModel, UnitWatch
from bazhua.grips.inherent.services.warning.judging import ARRIVES_WITHIN, SET_ASIDE, judge_units
from bazhua.infra.obligations.models import Obligation
from tests.engine.rig import connected
from tests.grips.inherent.plant import NOON, settle_plant, told
from tests.grips.inherent.together import (
    MINUTE,
    PERIOD,
    calm,
    fault,
    judged,
    kept,
    settle_together,
)


class Killed(Exception):
    """Somebody pulled the plug."""


def test_normal_running_brings_no_warning(together):
    together.trained()
    together.runs(calm(240))

    judged(together.until + ARRIVES_WITHIN)

    watch = UnitWatch.objects.get()
    assert not EarlyWarning.objects.exists()
    assert (watch.judged_until, watch.beyond < 1) == (together.until, True)


def test_a_fault_brings_one_warning_with_what_makes_it(together):
    row = together.trained()
    together.runs(calm(60))
    together.runs(fault(60))

    judged(together.until + ARRIVES_WITHIN)

    found = EarlyWarning.objects.get()
    assert (found.unit, found.told, found.ended_at) == (row, True, None)
    assert NOON + 60 * PERIOD < found.opened_at < NOON + 75 * PERIOD
    first = found.contributions[0]
    assert min(one["share"] for one in found.contributions) >= 0.01
    assert first["point"] == str(together.points[2].uid)
    assert first["deviation"] > 0
    assert first["share"] > 0.3
    assert found.worst > 1
    assert found.number.startswith("YJ-2026-30-")
    assert [kind for kind, _ in told(found)] == ["warning.opened"]
    duty = Obligation.objects.get(subject_uid=found.uid)
    assert (duty.kind, duty.due_at) == (
        "warning.feedback",
        together.until + ARRIVES_WITHIN + 120 * MINUTE,
    )


def test_it_ends_when_it_is_calm(together):
    together.trained()
    together.runs(fault(40))
    fault_ended = together.until
    together.runs(calm(120))

    judged(together.until + ARRIVES_WITHIN)

    found = EarlyWarning.objects.get()
    assert found.ended_at > fault_ended + 20 * PERIOD
    assert [kind for kind, _ in told(found)] == ["warning.opened", "warning.ended"]


def test_what_is_killed_leaves_nothing_and_is_done_once_after(together):
    together.trained()
    together.runs(fault(60))
    at = together.until + ARRIVES_WITHIN
    before = kept()

    def killed():
        with transaction.atomic():
            assert judge_units(at) == 1
            raise Killed

    for _ in range(3):
        with pytest.raises(Killed):
            killed()
        assert kept() == before

    judged(at)
    after = kept()
    judged(at)
    assert (EarlyWarning.objects.count(), kept()) == (1, after)


@pytest.mark.parametrize("most", [1, 7, 50])
def test_however_it_is_cut_the_warnings_are_the_same(together, most):
    together.trained()
    together.runs(fault(40))
    together.runs(calm(100))
    together.runs(fault(20, seed=12))
    at = together.until + ARRIVES_WITHIN
    names = ("opened_at", "ended_at", "contributions", "worst")
    with transaction.atomic():
        judged(at)
        whole = list(EarlyWarning.objects.order_by("opened_at").values(*names))
        transaction.set_rollback(True)

    judged(at, most)

    assert len(whole) == 2
    assert list(EarlyWarning.objects.order_by("opened_at").values(*names)) == whole


def test_a_hole_is_not_judged_and_ends_nothing(together):
    together.trained()
    together.runs(fault(40))
    together.until += 100 * PERIOD
    judged(together.until + ARRIVES_WITHIN)

    assert EarlyWarning.objects.get().ended_at is None
    assert UnitWatch.objects.get().beyond is None


def test_one_that_cannot_be_judged_holds_up_no_other(together, caplog):
    broken, sound = together.trained(), together.unit(name="另一单元")
    together.train(sound)
    UnitModel.objects.filter(unit=broken).update(learned=b"")
    together.runs(fault(60))
    at = together.until + ARRIVES_WITHIN

    judged(at)

    assert str(broken.uid) in caplog.text
    assert [found.unit for found in EarlyWarning.objects.all()] == [sound]
    assert UnitWatch.objects.get(unit=broken).judged_until == NOON
    assert UnitWatch.objects.get(unit=broken).next_at == at + SET_ASIDE


def test_what_has_not_arrived_yet_is_waited_for(together):
    together.trained()
    together.runs(fault(60))

    judged(NOON + ARRIVES_WITHIN + 2 * PERIOD)

    assert UnitWatch.objects.get().judged_until == NOON + 2 * PERIOD
    assert judge_units(NOON + ARRIVES_WITHIN + 2 * PERIOD) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("committed")
def test_who_judges_beside_another_takes_no_unit_that_is_taken():
    together = settle_together(settle_plant())
    together.trained()
    together.runs(fault(60))
    at = together.until + ARRIVES_WITHIN

    with connected() as other, other.transaction():
        other.execute("SELECT id FROM inherent_unitwatch FOR UPDATE")
        taken = judge_units(at)

    assert (taken, judge_units(at), EarlyWarning.objects.count()) == (0, 1, 1)


def test_of_a_unit_that_is_observed_nobody_is_told(together):
    row = together.trained()
    type(row).objects.update(standing="OBSERVED")
    together.runs(fault(60))

    judged(together.until + ARRIVES_WITHIN)

    assert EarlyWarning.objects.get().told is False
    assert not Obligation.objects.exists()


def test_many_samples_cost_as_many_queries_as_few(together):
    together.trained()
    asked = []
    for samples in (10, 30):
        together.runs(calm(samples, seed=samples))
        with CaptureQueriesContext(connection) as queries:
            judge_units(together.until + ARRIVES_WITHIN)
        asked.append(len(queries))

    assert asked[0] == asked[1]
