"""The letters of a body in numbers of its papers: from a day on; each refusal changes nothing."""

from datetime import date, timedelta

import pytest

from bazhua.infra.events.models import Event
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, OutOfRange, StaleState
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder
from bazhua.registry.models import LetterCode, Organisation
from bazhua.registry.selectors.parties import letter_code
from bazhua.registry.services.where.bodies import close_organisation, give_letter_code
from tests.registry.who.scene import COUNTY, NOON, OTHER_COUNTY, TODAY, acting, settle

pytestmark = pytest.mark.django_db
OFFICER = acting("R06", COUNTY)
FIRST = date(2026, 1, 1)


@pytest.fixture
def office():
    return settle().office


def give(office, letters="鲁应急", since=FIRST, version=1, actor=OFFICER):
    return give_letter_code(office.uid, letters, since=since, version=version, actor=actor, at=NOON)


def everything():
    return [
        list(table.objects.order_by("pk").values()) for table in (LetterCode, Organisation, Event)
    ]


def test_letters_hold_from_their_day_until_others_do(office):
    give(office, " 示 应急 ")
    give(office, "示应", since=TODAY, version=2)

    days = (FIRST - timedelta(days=1), FIRST, TODAY - timedelta(days=1), TODAY)
    assert [letter_code(office.uid, day) for day in days] == ["", "示应急", "示应急", "示应"]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"letters": "  "}, MissingKey),
        ({"letters": "字" * 21}, OutOfRange),
        ({"since": FIRST, "version": 2}, OutOfOrder),
        ({"version": 1, "since": TODAY}, StaleState),
        ({"actor": acting("R06", OTHER_COUNTY)}, NotFound),
        ({"actor": acting("R18", COUNTY)}, Forbidden),
    ],
)
def test_a_refusal_changes_nothing(office, other, refusal):
    give(office)
    before = everything()

    with pytest.raises(refusal):
        give(office, **({"since": TODAY, "version": 2} | other))

    assert everything() == before


def test_a_body_that_is_closed_gets_none(office):
    close_organisation(office.uid, until=TODAY, version=1, actor=OFFICER, at=NOON)
    before = everything()

    with pytest.raises(ClosedAlready):
        give(office, version=2)

    assert everything() == before
