"""Who may ask for which figure, and whom a viewer sees behind it."""

from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.rollup.contributing import reorganise
from bazhua.infra.rollup.core.declare import Audience, UnknownIndicator
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.figures import breakdown, children, figure
from bazhua.infra.rollup.reading.opening import Opened, opened
from bazhua.infra.rollup.reading.question import BreakdownRefused, audience_of
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path
from tests.infra.rollup.chronicle import BEGIN
from tests.infra.rollup.scene import (
    JANUARY,
    OFFICER,
    actor,
    case,
    count,
    counted,
    happened,
    noon,
    question,
)
from tests.samples.indicators import HOURS, OPENED, STANDING
from tests.samples.models import Case

AT = noon(BEGIN)
A, S, P = Audience.AUTHORITY, Audience.SUBJECT, Audience.PUBLIC
COUNTY = actor(region=".1.2.")
BRANCH = actor(region=".1.", departments=0b10)
FIRM = actor("firm", ".1.2.10.100.5.")
NOBODY = actor("visitor")

MATRIX = [  # who, node, asked for, audience
    (OFFICER, ".1.", {}, A),
    (OFFICER, ".1.2.", {"department": "1"}, A),
    (COUNTY, ".1.", {}, P),
    (COUNTY, ".1.2.", {}, A),
    (COUNTY, ".1.21.", {}, P),
    (BRANCH, ".1.", {}, P),
    (BRANCH, ".1.", {"department": "1"}, A),
    (BRANCH, ".1.", {"department": "0"}, P),
    (BRANCH, ".1.", {"department": "x"}, P),
    (FIRM, ".1.2.10.100.5.", {}, S),
    (FIRM, ".1.2.10.100.", {}, P),
    (NOBODY, ".1.", {}, P),
]


@pytest.mark.parametrize(("who", "node", "where", "audience"), MATRIX)
def test_audience_is_by_right_and_place(who, node, where, audience):
    assert audience_of(who, Path(node), where, at=AT) is audience


@pytest.mark.django_db
@pytest.mark.parametrize("audience", [S, P])
def test_an_indicator_for_authorities_does_not_exist_for_others(audience):
    asked = question(indicator=STANDING, audience=audience)

    for ask in (figure, children, lambda it: breakdown(it, by="department")):
        with pytest.raises(UnknownIndicator):
            ask(asked)


@pytest.mark.django_db
@pytest.mark.parametrize("audience", [S, P])
@pytest.mark.parametrize("by", ["grade", "origin", "bucket"])
def test_a_dimension_for_authorities_is_refused_to_others(audience, by):
    with pytest.raises(BreakdownRefused):
        breakdown(question(audience=audience), by=by)
    with pytest.raises(BreakdownRefused):
        figure(question(audience=audience, where={by: "1"}))


@pytest.mark.django_db
def test_even_an_authority_cannot_ask_for_the_origin():
    with pytest.raises(BreakdownRefused):
        breakdown(question(), by="origin")
    assert breakdown(question(indicator=HOURS), by="bucket") == {}


@pytest.mark.django_db
def test_a_firm_sees_its_own_small_figure():
    count(counted(".1.2.10.100.5.", value=2))
    fold_all()

    own = question(".1.2.10.100.5.", audience=S)

    assert (figure(own), breakdown(own, by="department")) == (2, {"1": 2})


@pytest.mark.django_db
def test_a_viewer_sees_behind_a_figure_whom_he_may_see_and_nobody_else():
    for number, path in ((1, ".1.2.10."), (2, ".1.2.11."), (3, ".1.3.12.")):
        case(path, number, departments=0b10 if number != 2 else 0b100)
        count(counted(path, record=UUID(int=number)))
    fold_all()

    def behind(who):
        visible = Case.objects.visible_to(who, "case", "view", at=AT)
        return [each.record_uid.int for each in opened(question(), visible)]

    assert behind(OFFICER) == [1, 2, 3]
    assert behind(COUNTY) == [1, 2]
    assert behind(BRANCH) == [1, 3]
    assert behind(NOBODY) == []


@pytest.mark.django_db
def test_what_is_published_is_not_opened():
    case(".1.", 7)
    count(counted(".1."))
    fold_all()

    with pytest.raises(Forbidden):
        opened(question(audience=P), Case.objects.all())
    assert opened(question(".1.", OPENED, JANUARY, audience=S), Case.objects.all()) == [
        Opened(UUID(int=7), 1)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("false", [".1.2.12.", ".12.", ".1.3.2.12."])
def test_a_path_that_is_not_the_nodes_own_finds_nothing(false):
    case(".1.3.12.5.", 7)
    count(counted(".1.3.12.5."))
    fold_all()

    true = question(".1.3.12.")
    asked = question(false)

    assert (figure(true), children(true)) == (1, {"5": 1})
    assert (figure(asked), children(asked), breakdown(asked, by="department")) == (0, {}, {})
    assert opened(asked, Case.objects.all()) == []


@pytest.mark.django_db
def test_a_county_that_left_shows_its_past_to_those_above_it_today():
    count(counted(".1.2.12.", BEGIN))
    with transaction.atomic():
        day = JANUARY.until
        reorganise(happened(), old=Path(".1.2.12."), new=Path(".1.3.12."), day=day)
    count(counted(".1.3.12.", JANUARY.until, value=2))
    fold_all()

    assert (figure(question(".1.3.12.")), figure(question(".1.2.12."))) == (3, 1)
    assert (children(question(".1.2.")), children(question(".1.3."))) == ({"12": 1}, {"12": 2})
