"""Points and limits: what the engine and the ledger are told, and who must agree."""

from decimal import Decimal

import pytest

from bazhua.config.rules import BOOK
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind, tolerances
from bazhua.grips.inherent.models import Limit, Loosening, Point
from bazhua.grips.inherent.services.watching.limits import decide_loosening, end_limit
from bazhua.grips.inherent.services.watching.points import change_point, end_point
from bazhua.grips.inherent.services.watching.telling import tell_book
from bazhua.infra.policies.core.refusals import SecondPersonNeeded
from bazhua.kernel.errors import (
    BadInput,
    Forbidden,
    MissingKey,
    NotFound,
    OutOfRange,
    StaleState,
)
from tests.grips.inherent.plant import NOON, TAG, at, definitions, detector, everything, told

H, HH = LimitKind.H, LimitKind.HH


@pytest.fixture
def gateway(plant):
    return plant.gateway()[0]


@pytest.fixture
def grave(plant, gateway):
    """Return a detector with a limit at an installation of level 1."""
    plant.hold("光气", "75-44-5", "3")
    return plant.point(gateway, at("H", 20), installation=plant.installation().uid)


def test_the_engine_is_told_of_a_point_with_its_limits(plant, gateway):
    plant.point(gateway, at("H", 20), at("HH", 40))

    (entry,) = definitions()
    (point,) = entry.points
    assert (point.tag, point.period_ms, point.high) == (TAG, 30_000, Decimal(100))
    assert (point.flat_ms, point.flat_zero_ms) == (6 * 3_600_000, 168 * 3_600_000)
    assert [
        (one.kind, one.set_point, one.dead_band, one.off_delay_ms, one.cause, one.position)
        for one in entry.limits
    ] == [
        (H, Decimal(20), Decimal(2), 30_000, (TAG, HH), gateway.pk),
        (HH, Decimal(40), Decimal(2), 30_000, None, gateway.pk),
    ]


def test_a_limit_is_set_and_changed_and_stands_in_the_ledger(plant, gateway):
    point = plant.point(gateway)

    first = plant.set(point, H, 20)
    second = plant.set(point, H, 22, version=first.version, reason="工艺调整")

    assert (second.pk, second.set_point) == (first.pk, Decimal(22))
    assert [one.limits[0].set_point for one in definitions()[1:]] == [Decimal(20), Decimal(22)]
    kind, data = told(point)[-1]
    assert kind == "point.limit_set"
    assert (data["before"]["set_point"], data["after"]["set_point"]) == ("20", "22")
    assert (data["limit"], data["reason"]) == ("H", "工艺调整")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"value": "25.1"}, OutOfRange),
        ({"value": "41", "kind": LimitKind.L}, BadInput),
        ({"value": "20", "who": "bureau"}, Forbidden),
        ({"value": "20", "who": "hand"}, NotFound),
        ({"value": "20", "who": "elsewhere"}, NotFound),
        ({"value": "39", "kind": HH}, StaleState),
        ({"value": "20", "version": 3}, StaleState),
    ],
)
def test_what_does_not_fit_changes_nothing(plant, gateway, change, refusal):
    point = plant.point(gateway, at("HH", 40))
    before = everything()

    with pytest.raises(refusal):
        plant.set(point, change.pop("kind", H), **change)

    assert everything() == before


def test_a_looser_limit_of_a_grave_installation_waits_for_another(plant, grave):
    asked = plant.set(grave, H, 25, version=1, reason="误报多")

    assert (asked.approved, Limit.objects.get().set_point) == (None, Decimal(20))
    done = decide_loosening(asked.uid, approved=True, actor=plant.who("principal"), at=NOON)
    assert (done.approved, done.decided_by) == (True, plant.uid("principal"))
    assert Limit.objects.get().set_point == Decimal(25)
    assert definitions()[-1].limits[0].set_point == Decimal(25)
    assert [kind for kind, _ in told(grave)] == [
        "point.set_up",
        "point.loosening_asked",
        "point.limit_set",
    ]


def test_a_stricter_one_is_set_at_once(plant, grave):
    assert plant.set(grave, H, 15, version=1).set_point == Decimal(15)


def test_a_looser_one_that_is_refused_leaves_the_limit(plant, grave):
    asked = plant.set(grave, H, 25, version=1, reason="误报多")

    decide_loosening(asked.uid, approved=False, actor=plant.who("principal"), at=NOON)

    assert Limit.objects.get().set_point == Decimal(20)
    assert told(grave)[-1][0] == "point.loosening_refused"


def test_ending_is_loosening_too(plant, grave):
    asked = end_limit(grave.uid, H, version=1, reason="停用", actor=plant.who("director"), at=NOON)

    decide_loosening(asked.uid, approved=True, actor=plant.who("principal"), at=NOON)

    assert Limit.objects.get().until == NOON
    assert definitions()[-1].gone_limits == [(TAG, H)]


@pytest.mark.parametrize(
    ("who", "refusal"), [("manager", Forbidden), ("bureau", Forbidden), ("elsewhere", NotFound)]
)
def test_only_who_may_approve_does(plant, grave, who, refusal):
    asked = plant.set(grave, H, 25, version=1, reason="误报多")
    before = everything()

    with pytest.raises(refusal):
        decide_loosening(asked.uid, approved=True, actor=plant.who(who), at=NOON)

    assert everything() == before


def test_nobody_approves_his_own(plant, grave):
    Loosening.objects.filter(pk=plant.set(grave, H, 25, version=1, reason="误报多").pk).update(
        asked_by=plant.uid("principal")
    )
    before = everything()

    with pytest.raises(SecondPersonNeeded):
        decide_loosening(
            Loosening.objects.get().uid, approved=True, actor=plant.who("principal"), at=NOON
        )

    assert everything() == before


def test_it_is_decided_once_and_asked_once_and_with_a_reason(plant, grave):
    with pytest.raises(MissingKey):
        plant.set(grave, H, 25, version=1)
    asked = plant.set(grave, H, 25, version=1, reason="误报多")
    with pytest.raises(BadInput):
        plant.set(grave, H, 24, version=1, reason="误报多")
    decide_loosening(asked.uid, approved=True, actor=plant.who("principal"), at=NOON)
    before = everything()

    with pytest.raises(StaleState):
        decide_loosening(asked.uid, approved=True, actor=plant.who("principal"), at=NOON)

    assert everything() == before


def test_a_limit_ends(plant, gateway):
    point = plant.point(gateway, at("H", 20))

    end_limit(point.uid, H, version=1, reason="改造", actor=plant.who("director"), at=NOON)

    assert definitions()[-1].gone_limits == [(TAG, H)]
    with pytest.raises(NotFound):
        end_limit(point.uid, H, version=2, reason="", actor=plant.who("director"), at=NOON)


def test_a_tag_is_used_once_at_a_time(plant, gateway):
    point = plant.point(gateway, at("H", 20))
    before = everything()
    with pytest.raises(BadInput):
        plant.point(gateway)
    assert everything() == before

    end_point(point.uid, version=1, actor=plant.who("director"), at=NOON)

    assert definitions()[-1].gone_points == [TAG]
    assert Limit.objects.get().until == NOON
    assert plant.point(gateway).tag == TAG


def test_a_point_changes_while_its_limits_still_fit(plant, gateway):
    point = plant.point(gateway, at("H", 20))

    changed = change_point(
        point.uid,
        detector(period_s=10, high=Decimal(50)),
        version=1,
        actor=plant.who("director"),
        at=NOON,
    )

    assert definitions()[-1].points[0].period_ms == 10_000
    before = everything()
    narrow = detector(high=Decimal(10))
    with pytest.raises(OutOfRange):
        change_point(
            point.uid, narrow, version=changed.version, actor=plant.who("director"), at=NOON
        )
    assert everything() == before


def test_the_engine_is_told_the_numbers_of_the_book_once(plant, gateway):
    plant.point(gateway, at("H", 20))

    for _ in range(2):
        tell_book(NOON)

    numbers, points, limits = definitions()[1:]
    assert numbers.tolerances == tolerances(BOOK)
    assert ([one.tag for one in points.points], len(limits.limits)) == ([TAG], 1)


@pytest.mark.parametrize(
    ("told_", "refusal"),
    [
        ({"period_s": 0}, OutOfRange),
        ({"low": None}, MissingKey),
        ({"low": Decimal(100)}, BadInput),
        ({"measured": MeasuredKind.TOXIC_GAS, "unit": "ppm"}, BadInput),
    ],
)
def test_what_no_point_can_be(told_, refusal):
    with pytest.raises(refusal):
        detector(**told_)


def test_points_are_set_up_all_or_none(plant, gateway):
    before = everything()

    with pytest.raises(OutOfRange):
        plant.point(gateway, at("H", 20), at("HH", 60))

    assert (everything(), Point.objects.count()) == (before, 0)
