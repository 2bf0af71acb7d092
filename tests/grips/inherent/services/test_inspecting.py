"""Inspections by who answers by name: bound, made in person, found wrong, missed, made up for."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.config.duties import close_by_the_book
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.inherent.domain.duty.named import NamedPerson
from bazhua.grips.inherent.interfaces.events import NAMED_MOVED, bind_again
from bazhua.grips.inherent.models import Inspection, Installation
from bazhua.grips.inherent.selectors.duty.inspections import Stands, narrowed, owed_by, standings
from bazhua.grips.inherent.services.duty.binding import keep_all_bound, keep_bound
from bazhua.grips.inherent.services.duty.inspecting import NotNamed
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.recurrence.models import Assignment, Fulfilment
from bazhua.infra.recurrence.refusals import NotExpected
from bazhua.kernel.errors import Forbidden, MissingKey, NotAChoice, NotFound, StaleState
from bazhua.kernel.times import day_of
from tests.grips.inherent.named import (
    OPERATION,
    TECHNICAL,
    answers,
    inspected,
    manned,
    named_farm,
    period,
)
from tests.grips.inherent.plant import NOON, everything, told
from tests.registry.who.scene import COUNTY, grant, person

DAY = timedelta(days=1)


@pytest.fixture
def farm(plant):
    return named_farm(plant)


def close_everything(at):
    while close_by_the_book(at):
        pass


def stands(row, person, at=NOON):
    return standings([row], at=at)[row.uid][person]


def bound(row):
    found = Assignment.objects.filter(subject_uid=row.uid, until=None).order_by("rule__kind")
    return [(one.rule.kind, one.holder, one.overseer) for one in found]


def test_who_is_named_is_expected_to_inspect(farm):
    assert bound(farm) == [
        ("installation.inspect_operation", farm.operation, farm.principal),
        ("installation.inspect_technical", farm.technical, farm.principal),
    ]
    assert (stands(farm, TECHNICAL).due, stands(farm, TECHNICAL).missed) == (True, False)
    assert stands(farm, NamedPerson.PRINCIPAL).now is None


def test_without_a_level_nobody_is_expected(plant):
    farm = named_farm(plant, spot=plant.farm.uid)
    Installation.objects.filter(pk=farm.pk).update(level=None)

    keep_bound(farm.uid, NOON)

    assert bound(farm) == []
    assert "installation.identified" in NAMED_MOVED


def test_another_person_is_bound_from_the_day_after(plant, farm):
    post = manned(plant, "hand", "新任")
    Installation.objects.filter(pk=farm.pk).update(technical=post)

    bind_again(Event(record_uid=farm.uid), NOON)

    rows = Assignment.objects.filter(subject_uid=farm.uid, rule__kind__endswith="technical")
    today = day_of(NOON)
    assert list(rows.order_by("pk").values_list("holder", "since", "until")) == [
        (farm.technical, today, today),
        (post, today + DAY, None),
    ]


def test_binding_again_changes_nothing(farm):
    before = list(Assignment.objects.order_by("pk").values())

    assert keep_all_bound(NOON) == 0
    assert list(Assignment.objects.order_by("pk").values()) == before
    Installation.objects.filter(pk=farm.pk).update(operation="")
    assert keep_all_bound(NOON) == 1
    assert [kind for kind, _, _ in bound(farm)] == ["installation.inspect_technical"]


def test_it_is_done_by_the_person_himself(plant, farm):
    row = inspected(plant, farm)

    assert (row.inspected_by, row.late, len(row.answers)) == (plant.uid("director"), False, 5)
    assert stands(farm, TECHNICAL).due is False
    assert stands(farm, OPERATION).due is True
    assert told(farm)[-1] == (
        "installation.inspected",
        {
            "inspection": str(row.uid),
            "person": str(plant.uid("director")),
            "as": "TECHNICAL",
            "found": 0,
        },
    )
    assert not HiddenDanger.objects.exists()


def test_what_is_wrong_is_a_hidden_danger(plant, farm):
    row = inspected(plant, farm, answers=answers(TECHNICAL, wrong=(2,)), note="2号罐液位计超期未检")

    danger = HiddenDanger.objects.get()
    assert [one.get("danger") for one in row.answers] == [None, str(danger.uid), None, None, None]
    assert danger.spot_uid == farm.spot_uid
    assert danger.wrong == (
        "液氯罐区：安全设施和仪表在检验检测有效期内：不符合。2号罐液位计超期未检"
    )


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"who": "manager"}, NotNamed),
        ({"who": "hand"}, NotNamed),
        ({"who": "bureau"}, NotNamed),
        ({"who": "elsewhere"}, NotFound),
        ({"answers": {}}, MissingKey),
        ({"answers": answers(TECHNICAL) | {"OPERATION-1": True}}, NotAChoice),
        ({"answers": answers(TECHNICAL, wrong=(1,)), "note": " "}, MissingKey),
        ({"opens_at": NOON}, NotExpected),
    ],
)
def test_what_does_not_fit_is_refused(plant, farm, change, refusal):
    before = everything()

    with pytest.raises(refusal):
        inspected(plant, farm, **change)

    assert (everything(), Inspection.objects.count()) == (before, 0)
    assert (Fulfilment.objects.count(), HiddenDanger.objects.count()) == (0, 0)


def test_a_period_is_inspected_once(plant, farm):
    inspected(plant, farm)
    before = everything()

    with pytest.raises(StaleState):
        inspected(plant, farm, answers=answers(TECHNICAL, wrong=(1,)), note="再查")

    assert (everything(), Inspection.objects.count()) == (before, 1)
    assert not HiddenDanger.objects.exists()


def test_what_was_missed_is_owed_and_made_up_for(plant, farm):
    week = period(farm, OPERATION)
    after = week.closes_at + DAY
    close_everything(after)
    owed = Obligation.objects.get()
    missed = stands(farm, OPERATION, after)

    row = inspected(plant, farm, OPERATION, "manager", after, opens_at=week.opens_at)

    assert (owed.kind, owed.holder, owed.due_at) == (
        "installation.inspect_operation",
        farm.operation,
        week.closes_at,
    )
    assert (missed.missed, missed.due) == (True, True)
    assert (row.late, stands(farm, OPERATION, after).missed) == (True, False)
    assert Obligation.objects.get().state == "closed"
    assert stands(farm, OPERATION, after).due is True


def test_a_list_is_narrowed_to_what_stands_out(plant, farm):
    rows = Installation.objects.all()
    after = period(farm, OPERATION).closes_at + DAY
    close_everything(after)

    def found(stands, at=NOON):
        return [row.uid for row in narrowed(rows, stands, at=at)]

    assert (found(Stands.DUE), found(Stands.MISSED), found(Stands.UNNAMED)) == ([farm.uid], [], [])
    assert found(Stands.MISSED, after) == [farm.uid]
    Installation.objects.update(technical="")
    assert found(Stands.UNNAMED) == [farm.uid]
    assert plant.firm.uid == farm.subject_uid


def test_somebody_sees_what_he_is_to_inspect(plant, farm):
    owed = owed_by(plant.uid("manager"), at=NOON)
    inspected(plant, farm, OPERATION, "manager")

    assert [(one.assignment.subject_uid, one.person) for one in owed] == [(farm.uid, OPERATION)]
    assert owed_by(plant.uid("manager"), at=NOON) == []
    assert owed_by(UUID(int=9), at=NOON) == []


def test_standings_ask_as_often_for_many_as_for_few(plant, farm):
    asked = []
    rows = [farm]
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            standings(rows, at=NOON)
        asked.append(len(queries))
        for _more in range(2):
            other = plant.installation(technical=farm.technical, operation=farm.operation)
            keep_bound(other.uid, NOON)
            rows.append(other)

    assert asked[0] == asked[1]


def test_who_may_only_look_is_told_so(plant, farm):
    plant.persons["looker"] = person("looker")
    grant(plant.persons["looker"], "R12", COUNTY)
    before = everything()

    with pytest.raises(Forbidden):
        inspected(plant, farm, who="looker")

    assert (everything(), Inspection.objects.count()) == (before, 0)
