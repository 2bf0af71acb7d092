"""Installations: graded when they are opened, and again when what they rest on has changed."""

from decimal import Decimal

import pytest

from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.interfaces.events import HOLDINGS_CHANGED, grade_again
from bazhua.grips.inherent.models import Identification, Installation
from bazhua.grips.inherent.services.watching.installations import (
    Manner,
    change_installation,
    close_installation,
)
from bazhua.infra.events.models import Event
from bazhua.kernel.errors import BadInput, Forbidden, MissingKey, NotAChoice, NotFound, StaleState
from bazhua.registry.services.where.places import end_substance, hold_substance
from tests.grips.inherent.plant import CHLORINE, NOON, at, definitions, everything, told
from tests.registry.who.scene import FIRM, TODAY, grant


def graded(row):
    found = Installation.objects.get(pk=row.pk)
    last = Identification.objects.filter(installation=row).order_by("-pk").first()
    return found.level, None if last is None else (last.s, last.r)


def test_it_is_graded_by_what_is_held_at_its_place_and_below(plant):
    plant.hold(*CHLORINE)

    row = plant.installation()

    assert graded(row) == (3, (Decimal(6), Decimal(36)))
    assert Identification.objects.get().given == {
        "substances": [{"name": "液氯", "q_t": "30", "cas": "7782-50-5"}],
        "exposed_persons": 60,
    }
    assert [kind for kind, _ in told(row)] == ["installation.opened", "installation.identified"]


def test_where_nothing_is_held_there_is_no_level(plant):
    assert graded(plant.installation()) == (None, (Decimal(0), Decimal(0)))


def test_a_mine_is_not_graded(plant):
    row = plant.installation(kind=InstallationKind.COAL_MINE, spot=None)

    assert graded(row) == (None, None)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"who": "bureau"}, Forbidden),
        ({"who": "elsewhere"}, NotFound),
        ({"spot": None}, MissingKey),
        ({"name": " "}, MissingKey),
        ({"technical": "post:nobody"}, NotAChoice),
    ],
)
def test_what_does_not_fit_is_refused(plant, change, refusal):
    plant.hold(*CHLORINE)
    before = everything()

    with pytest.raises(refusal):
        plant.installation(**change)

    assert everything() == before


def test_a_substance_that_its_number_does_not_tell_is_asked_for(plant):
    held = plant.hold("硝酸铵", "6484-52-2", "100")
    before = everything()

    with pytest.raises(BadInput) as caught:
        plant.installation()

    assert (caught.value.field, everything()) == ("classes", before)
    classes = {str(held.uid): {"line": 44}}
    assert graded(plant.installation(classes=classes))[1] == (Decimal(2), Decimal(3))


def test_a_change_of_population_grades_it_again(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()

    manner = Manner(name=row.name, spot=plant.farm.uid, exposed_persons=0)
    changed = change_installation(
        row.uid, manner, version=row.version, actor=plant.who("director"), at=NOON
    )

    assert graded(changed) == (3, (Decimal(6), Decimal(12)))
    with pytest.raises(StaleState):
        change_installation(
            row.uid, manner, version=row.version, actor=plant.who("director"), at=NOON
        )


def test_the_same_facts_are_not_kept_twice(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()
    manner = Manner(name="另一名称", spot=plant.farm.uid, exposed_persons=60)

    change_installation(row.uid, manner, version=row.version, actor=plant.who("director"), at=NOON)

    assert Identification.objects.count() == 1


def test_what_the_registry_notes_grades_it_again(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()
    grant(plant.persons["director"], "R17", FIRM)
    keeper = plant.who("director")
    held = hold_substance(
        plant.tank.uid, name="光气", cas="75-44-5", most_t=Decimal(3), actor=keeper, at=NOON
    )

    grade_again(Event.objects.latest("id"), NOON)

    assert graded(row) == (1, (Decimal(16), Decimal(336)))
    end_substance(held.uid, until=TODAY, version=held.version, actor=keeper, at=NOON)
    grade_again(Event.objects.latest("id"), NOON)
    assert graded(row) == (3, (Decimal(6), Decimal(36)))
    assert {"enterprise.substance_held", "enterprise.substance_ended"} <= HOLDINGS_CHANGED


def test_its_level_stays_while_a_new_substance_is_not_known(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()
    mixture = plant.hold("混合溶剂", "", "100")
    event = Event(record_uid=plant.firm.uid, actor_uid=plant.uid("director"))

    for _ in range(2):
        grade_again(event, NOON)

    waits = Installation.objects.get(pk=row.pk)
    assert (waits.level, waits.unclassed) == (3, [mixture.uid])
    assert [kind for kind, _ in told(row)][-1] == "installation.unclassed"
    assert [kind for kind, _ in told(row)].count("installation.unclassed") == 1


def test_the_engine_learns_what_may_no_longer_be_shelved(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()
    plant.point(plant.gateway()[0], at("H", 20), at("HH", 40), installation=row.uid)
    plant.hold("光气", "75-44-5", "3")

    grade_again(Event(record_uid=plant.firm.uid, actor_uid=plant.uid("director")), NOON)

    first, again = definitions()
    assert [one.shelvable for one in first.limits] == [True, True]
    assert [(one.kind, one.shelvable) for one in again.limits] == [("H", True), ("HH", False)]


def test_it_is_closed_once_no_point_watches_it(plant):
    plant.hold(*CHLORINE)
    row = plant.installation()
    plant.point(plant.gateway()[0], installation=row.uid)
    before = everything()

    with pytest.raises(BadInput):
        close_installation(row.uid, version=row.version, actor=plant.who("director"), at=NOON)

    assert everything() == before


def test_a_closed_one_stays_as_it_is(plant):
    row = plant.installation()
    close_installation(row.uid, version=row.version, actor=plant.who("director"), at=NOON)
    before = everything()

    with pytest.raises(StaleState):
        close_installation(row.uid, version=row.version, actor=plant.who("director"), at=NOON)

    assert everything() == before
