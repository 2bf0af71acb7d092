"""Pages of sign-offs: what is signed, who has signed, and the buttons of who may."""

import pytest
from django.urls import reverse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.signoff.core.signing import Outcome
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from tests.infra.signoff.scene import (
    ANN,
    BOB,
    CHIEF,
    DEPUTY,
    POST,
    VIEWER,
    WORKER,
    actor,
    decided,
    let_act_for,
    now,
    opened,
)

pytestmark = pytest.mark.django_db
ASKING = {"actor": NOBODY}
OWN = f"person:{ANN}"


def whoever(_request):
    """Return who asks now; tests name this as the provider of actors."""
    return ASKING["actor"]


@pytest.fixture
def visit(client, settings):
    """Ask for a page of a sign-off as somebody."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"

    def ask(who, row, name="show", *args, data=None):
        ASKING["actor"] = actor(who)
        address = reverse(f"signoffs:{name}", args=[row.uid, *args])
        return client.get(address) if data is None else client.post(address, data)

    return ask


def everything():
    return [list(one.objects.order_by("pk").values()) for one in (SignOffRow, SignatureRow)]


def test_who_must_sign_reads_what_he_signs_and_signs_it_with_one_press(visit):
    row = opened()
    text = visit(ANN, row).content.decode()
    assert "valve V-101 closed" in text

    answer = visit(ANN, row, "sign", OWN, data={"version": row.revision})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/signoffs/{row.uid}/")
    assert SignatureRow.objects.get().person == str(ANN)
    after = visit(ANN, row).content.decode()
    assert (reverse("signoffs:sign", args=[row.uid, OWN]) in after) is False


def test_who_refuses_says_why(visit):
    row = opened()
    asked = visit(BOB, row, "refuse", f"person:{BOB}")
    silent = visit(BOB, row, "refuse", f"person:{BOB}", data={"version": 1, "reason": " "})

    answer = visit(BOB, row, "refuse", f"person:{BOB}", data={"version": 1, "reason": "leak"})

    assert (asked.status_code, silent.status_code, answer.status_code) == (200, 422, 302)
    taken = SignatureRow.objects.get()
    assert (taken.outcome, taken.reason) == (Outcome.REFUSE.value, "leak")


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [(VIEWER, OWN, 403), (BOB, OWN, 403), (CHIEF, POST, 404), (WORKER, OWN, 404)],
)
@pytest.mark.parametrize("name", ["sign", "refuse"])
def test_who_may_not_changes_nothing(visit, who, address, status, name):
    row = opened()
    before = everything()

    answer = visit(who, row, name, address, data={"version": 1, "reason": "leak"})

    assert answer.status_code == status
    assert everything() == before


def test_who_was_shown_another_content_is_told(visit):
    row = opened()
    before = everything()

    answer = visit(ANN, row, "sign", OWN, data={"version": row.revision + 1})

    assert answer.status_code == 422
    assert everything() == before


def test_a_delegate_sees_for_whom_he_signs(visit):
    row = opened()
    decided(row, ANN)
    decided(row, BOB)
    let_act_for(CHIEF, DEPUTY)

    text = visit(DEPUTY, row).content.decode()
    answer = visit(DEPUTY, row, "sign", POST, data={"version": 1})

    assert f"代{str(CHIEF)[-8:]}签署" in text
    assert (answer.status_code, now(row).state) == (302, "COMPLETE")


def test_who_sees_the_record_sees_who_has_signed_and_who_has_not(visit):
    row = opened()
    decided(row, ANN)

    text = visit(VIEWER, row).content.decode()

    assert "已签" in text
    assert f"person:{BOB}：待签" in text
    assert f"/cases/{row.subject_uid}/" in text


def test_its_page_costs_the_same_for_one_signature_and_for_two(visit, django_assert_num_queries):
    row, other = opened(), opened()
    decided(row, ANN)
    decided(other, ANN)
    decided(other, BOB)
    visit(VIEWER, row)

    with django_assert_num_queries(9):
        visit(VIEWER, row)
    with django_assert_num_queries(9):
        visit(VIEWER, other)
