"""The hidden dangers of a demonstration: in all states, alike for a seed, moved by their services."""

from collections import Counter

import pytest

from bazhua.grips.dangers.domain.demo.lives import lives
from bazhua.grips.dangers.models import HiddenDanger, Patrol
from bazhua.grips.dangers.selectors.patrols.standing import calendar_at
from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.grips.dangers.services.demo.walking import load_patrols
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.terms import State
from bazhua.infra.recurrence.closing import close_due
from bazhua.infra.recurrence.models import Fulfilment
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.demo.scene import AT, FEW
from tests.registry.scene import settle

SOME = 60


@pytest.fixture
def loaded(db):  # noqa: ARG001 -- it is loaded into the database
    """Return how many were loaded onto a small demonstration."""
    settle()
    open_standing_bodies(actor=PLATFORM, at=AT)
    load_demonstration(1, at=AT, **FEW)
    return load_dangers(1, at=AT, dangers=SOME)


def test_a_seed_gives_the_same_lives():
    assert list(lives(1)) == list(lives(1))
    assert list(lives(1)) != list(lives(2))


def test_every_state_is_there_and_every_step_has_its_event(loaded):
    states = Counter(HiddenDanger.objects.values_list("state", flat=True))

    assert loaded == SOME == sum(states.values())
    assert set(states) == {state.value for state in State}
    assert HiddenDanger.objects.filter(grade="MAJOR").exists()
    assert HiddenDanger.objects.values("subject_uid").distinct().count() > 3
    moved = Event.objects.filter(kind="danger.moved")
    assert moved.count() == sum(HiddenDanger.objects.values_list("version", flat=True)) - SOME
    assert not moved.filter(at__gt=AT).exists()


def test_patrols_are_walked_and_some_were_missed(loaded):
    count = load_patrols(1, at=AT)

    while close_due(AT, calendar=calendar_at(AT)):
        pass
    assert count == Patrol.objects.count() > 0
    assert loaded < HiddenDanger.objects.count()
    assert HiddenDanger.objects.filter(origin="PATROL").exists()
    assert set(Fulfilment.objects.values_list("state", flat=True)) == {"done", "missed"}
    assert not Event.objects.filter(kind="patrol.walked", at__gt=AT).exists()
