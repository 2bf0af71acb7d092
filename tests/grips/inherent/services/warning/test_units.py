"""Process units are set up and closed; who may not changes nothing."""

from uuid import UUID

import pytest

from bazhua.grips.inherent.models import EarlyWarning, Installation, Point, UnitWatch
from bazhua.grips.inherent.services.warning.units import NewUnit as New
from bazhua.grips.inherent.services.warning.units import (
    close_unit,
    reinstate_unit,
    set_up_unit,
)
from bazhua.grips.inherent.services.watching.installations import close_installation
from bazhua.grips.inherent.services.watching.points import end_point
from bazhua.kernel.errors import (
    BadInput,
    Forbidden,
    MissingKey,
    NotFound,
    OutOfRange,
    StaleState,
)
from bazhua.kernel.words import Lang
from tests.grips.inherent.plant import NOON, told
from tests.grips.inherent.together import fault, judged, kept


def test_a_unit_is_points_of_an_installation_in_their_order(together):
    row = together.unit(points=list(reversed(together.points)))

    assert row.point_uids == [one.uid for one in reversed(together.points)]
    assert (row.standing, row.set_by) == ("UNTRAINED", together.plant.uid("director"))
    assert [kind for kind, _ in told(row)] == ["process_unit.set_up"]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("principal", Forbidden), ("bureau", Forbidden), ("elsewhere", NotFound), ("hand", NotFound)],
)
def test_nobody_else_sets_one_up(together, who, refusal):
    before = kept()

    with pytest.raises(refusal):
        together.unit(who=who)

    assert kept() == before


def test_two_points_are_too_few_and_a_name_is_needed(together):
    before = kept()

    with pytest.raises(OutOfRange) as few:
        together.unit(points=together.points[:2])
    with pytest.raises(MissingKey) as nameless:
        together.unit(name=" ")

    assert (few.value.field, few.value.data["value"], nameless.value.field) == ("points", 2, "name")
    assert kept() == before


def test_a_point_that_is_not_there_is_refused(together):
    home = together.home.uid
    uids = [*(one.uid for one in together.points), UUID(int=7)]
    new = New(installation=home, name="反应单元", points=uids)
    before = kept()

    with pytest.raises(NotFound) as refused:
        set_up_unit(new, actor=together.plant.who("director"), at=NOON)

    assert (refused.value.field, kept()) == ("points", before)


def test_a_name_is_taken_once(together):
    together.unit()
    before = kept()

    with pytest.raises(BadInput) as refused:
        together.unit()

    assert (refused.value.field, kept()) == ("name", before)


def test_a_closed_unit_is_judged_no_more_and_its_warning_ends(together):
    row = together.trained()
    together.runs(fault(60))
    judged(together.until)
    director = together.plant.who("director")

    close_unit(row.uid, version=row.version, actor=director, at=together.until)

    assert EarlyWarning.objects.get().ended_at == together.until
    assert not UnitWatch.objects.exists()
    before = kept()
    with pytest.raises(StaleState):
        close_unit(row.uid, version=row.version + 1, actor=director, at=together.until)
    assert kept() == before


def test_only_one_that_is_observed_is_reinstated(together):
    row = together.trained()
    before = kept()

    with pytest.raises(StaleState):
        reinstate_unit(row.uid, version=row.version, actor=together.plant.who("director"), at=NOON)

    assert kept() == before


def test_a_point_of_a_unit_does_not_end(together):
    together.unit()
    point, director = together.points[0], together.plant.who("director")

    with pytest.raises(BadInput) as refused:
        end_point(point.uid, version=point.version, actor=director, at=NOON)

    assert "反应单元" in str(refused.value.problem.text(Lang.ZH))
    assert Point.objects.get(pk=point.pk).until is None


def test_an_installation_with_a_unit_is_not_closed(together):
    together.unit()
    Point.objects.update(until=NOON)
    home, director = together.home, together.plant.who("director")

    with pytest.raises(BadInput) as refused:
        close_installation(home.uid, version=home.version, actor=director, at=NOON)

    assert "1 个工艺单元" in str(refused.value.problem.text(Lang.ZH))
    assert Installation.objects.get().until is None
