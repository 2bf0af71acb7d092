"""Who asks, signs and acts at the same time: one is first, and nothing is signed that has changed."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.rows import sheet_of
from tests.grips.dangers.scene import DUE_ON, head, stored
from tests.grips.dangers.services.papers.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"ground": "因故"}


def measure_of(signoff):
    return next(line.text.zh for line in sheet_of(signoff).lines if line.label.en == "Measures")


def test_of_two_who_ask_one_has_asked(scene):
    row = scene.requested()

    assert at_once(
        lambda: scene.asked(row, who="bureau", experts=scene.experts()),
        lambda: scene.asked(row, who="colleague", experts=scene.experts()),
    ) == ["", "asked_already"]

    assert SignOffRow.objects.count() == 1


def test_what_is_signed_is_the_danger_as_it_is_whoever_is_faster(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)
    head(scene)
    later = DUE_ON.replace(year=DUE_ON.year + 1)

    done = at_once(
        lambda: scene.asked(row, Action.GRANT_EXTENSION, due_on=later),
        lambda: scene.do(row, Action.PLAN, "manager", plan=scene.plan(measure="另装一套")),
    )

    assert done in (["", ""], ["", "stale_state"])
    assert stored(row).measure == "另装一套"
    assert {measure_of(one) for one in SignOffRow.objects.all()} <= {"另装一套"}


def test_of_two_who_accept_what_is_signed_one_accepts(scene):
    row = scene.signed(scene.requested())

    assert at_once(
        lambda: scene.do(row, Action.ACCEPT, "bureau"),
        lambda: scene.do(row, Action.ACCEPT, "colleague"),
    ) == ["", "stale_state"]

    assert (stored(row).state, SignatureRow.objects.count()) == ("ACCEPTED", 1)
