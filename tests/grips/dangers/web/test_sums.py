"""The list of sums, in scope; each leads to where it is signed."""

import pytest

from bazhua.grips.dangers.interfaces.web.periodic.listing import sum_listing
from bazhua.grips.dangers.models import PeriodicSum
from bazhua.grips.dangers.services.periodic.drafting import draft_sums
from bazhua.infra.signoff.models import SignOffRow
from bazhua.registry.domain.people import PostKind
from tests.grips.dangers.scene import DAY, GENERAL, NOON
from tests.grips.dangers.services.papers.scene import post_at
from tests.grips.dangers.services.periodic.test_drafting import NEXT

SUMS = "/dangers/sums/"


@pytest.fixture
def drafted(scene):
    """Return the sum of the quarter, which the principal has to sign."""
    post_at(scene.firm, scene.persons["principal"], kind=PostKind.PRINCIPAL, title="总经理")
    scene.registered(GENERAL)
    draft_sums(NEXT)
    return PeriodicSum.objects.get(period="QUARTER")


@pytest.mark.parametrize(
    ("who", "seen"), [("bureau", True), ("principal", True), ("elsewhere", False)]
)
def test_who_sees_the_enterprise_sees_its_sums(visit, drafted, who, seen):
    text = visit.text(who, SUMS)

    assert (f"{SUMS}{drafted.uid}/" in text) is seen


def test_a_sum_leads_to_its_sheet(visit, drafted):
    signoff = SignOffRow.objects.get(subject_uid=drafted.uid)

    answer = visit("bureau", f"{SUMS}{drafted.uid}/")
    sheet = visit.text("bureau", answer.headers["Location"])

    assert answer.headers["Location"] == f"/signoffs/{signoff.uid}/"
    assert "2026 年第 4 季度事故隐患排查治理统计分析表" in sheet
    assert visit("elsewhere", f"{SUMS}{drafted.uid}/").status_code == 404


def test_what_is_signed_is_told_apart(visit, drafted):
    PeriodicSum.objects.filter(pk=drafted.pk).update(signed_at=NOON)

    signed, waiting = (visit.text("bureau", f"{SUMS}?signed={one}") for one in ("true", "false"))

    assert (str(drafted.uid) in signed, str(drafted.uid) in waiting) == (True, False)


def test_every_order_of_the_list_has_its_index():
    assert sum_listing(NOON).unindexed() == []


def test_the_list_costs_the_same_for_one_and_for_two(visit, drafted, django_assert_num_queries):
    PeriodicSum.objects.exclude(pk=drafted.pk).delete()
    visit("bureau", SUMS)
    with django_assert_num_queries(6) as one:
        visit("bureau", SUMS)
    draft_sums(NEXT + DAY)

    with django_assert_num_queries(len(one)):
        visit("bureau", SUMS)
