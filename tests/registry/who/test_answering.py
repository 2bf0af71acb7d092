"""Which post answers at a subject and which supervises it, as records say."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from bazhua.infra.db.records import new_uid
from bazhua.kernel.scope import Path
from bazhua.registry.api import VACANT, PostKind, answering_post, supervising_post
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.models import Department, Enterprise, Holding, Organisation, Post, Supervision
from bazhua.registry.selectors.names import posts_called
from bazhua.registry.services.naming import named
from tests.registry.who.scene import (
    CITY,
    COUNTY,
    DAY,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    TODAY,
    Province,
    body,
    department,
    person,
    settle,
)

pytestmark = pytest.mark.django_db
FIRM_ORDER = (PostKind.SAFETY_DIRECTOR, PostKind.SAFETY_MANAGER, PostKind.PRINCIPAL)
OFFICE_ORDER = (PostKind.OFFICER, PostKind.DUTY_OFFICER, PostKind.HEAD)


@dataclass(frozen=True)
class Stage:
    """The small province, whose posts are opened one by one."""

    province: Province

    @property
    def firm(self):
        return self.province.firm

    def post(self, home, kind, *, holder=True, until=None):
        """Open a post, by default with somebody in it; return its address."""
        where = "firm" if isinstance(home, Enterprise) else "organisation"
        columns = {where: home, "path_then": home.path_now, "path_now": home.path_now}
        row = Post.objects.create(
            uid=new_uid(NOON), kind=kind.value, until=until, **named("岗"), **columns
        )
        if holder:
            since = NOON - DAY
            Holding.objects.create(uid=new_uid(NOON), post=row, person=person(), since=since)
        return f"post:{row.uid}"

    def answers(self, subject=None):
        subject = subject or self.firm
        order = FIRM_ORDER if isinstance(subject, Enterprise) else OFFICE_ORDER
        return answering_post(subject.uid, Path(subject.path_now), order, at=NOON)

    def supervises(self, subject=None):
        subject = subject or self.firm
        return supervising_post(subject.uid, Path(subject.path_now), OFFICE_ORDER, at=NOON)

    def office(self, region, code="YJ"):
        made = body("示例局", region)
        columns = {
            "kind": OrganisationKind.DEPARTMENT.value,
            "department": Department.objects.get(code=code),
        }
        Organisation.objects.filter(pk=made.pk).update(**columns)
        return Organisation.objects.get(pk=made.pk)

    def supervised(self, code="ZJ", office=None, **columns):
        Supervision.objects.create(
            uid=new_uid(NOON),
            enterprise=self.firm,
            department=Department.objects.get(code=code),
            office=office,
            kind="industry",
            **({"since": date(2025, 1, 1)} | columns),
        )


@pytest.fixture
def stage():
    department("YJ", 0)
    department("ZJ", 1)
    return Stage(settle())


def test_the_first_post_of_the_order_answers(stage):
    stage.post(stage.firm, PostKind.PRINCIPAL)
    manager = stage.post(stage.firm, PostKind.SAFETY_MANAGER)

    assert stage.answers() == manager

    director = stage.post(stage.firm, PostKind.SAFETY_DIRECTOR)

    assert stage.answers() == director


def test_a_post_that_nobody_holds_gives_way(stage):
    director = stage.post(stage.firm, PostKind.SAFETY_DIRECTOR, holder=False)

    assert stage.answers() == director

    principal = stage.post(stage.firm, PostKind.PRINCIPAL)

    assert stage.answers() == principal


def test_without_a_post_nobody_answers(stage):
    stage.post(stage.firm, PostKind.PRINCIPAL, until=TODAY)
    stage.post(stage.firm, PostKind.TEAM_LEADER)
    stage.post(stage.province.other_firm, PostKind.PRINCIPAL)

    assert (stage.answers(), stage.supervises()) == (VACANT, VACANT)
    assert posts_called([VACANT])[VACANT].en == "No such post yet"


def test_for_a_team_its_enterprise_answers(stage):
    team = stage.province.team
    manager = stage.post(stage.firm, PostKind.SAFETY_MANAGER)

    assert answering_post(team.uid, Path(team.node.path), FIRM_ORDER, at=NOON) == manager


def test_a_body_answers_by_its_own_posts(stage):
    office = stage.province.office
    head = stage.post(office, PostKind.HEAD)

    assert stage.answers(office) == head


def test_the_emergency_bureau_of_the_county_supervises_before_those_above(stage):
    stage.post(body("示例省安委办", PROVINCE), PostKind.OFFICER)
    city = stage.post(stage.office(CITY), PostKind.OFFICER)
    stage.post(stage.office(OTHER_COUNTY), PostKind.OFFICER)

    assert stage.supervises() == city

    county = stage.post(stage.province.office, PostKind.HEAD)

    assert stage.supervises() == county


def test_the_department_that_supervises_the_enterprise_goes_before_the_emergency_bureau(stage):
    stage.post(stage.province.office, PostKind.OFFICER)
    construction = stage.post(stage.office(COUNTY, "ZJ"), PostKind.OFFICER)

    assert stage.supervises() != construction

    stage.supervised("ZJ")

    assert stage.supervises() == construction


def test_the_office_that_is_named_goes_before_its_department_elsewhere(stage):
    stage.post(stage.office(COUNTY, "ZJ"), PostKind.OFFICER)
    office = stage.office(CITY, "ZJ")
    named_one = stage.post(office, PostKind.HEAD)
    stage.supervised("ZJ", office)

    assert stage.supervises() == named_one


@pytest.mark.parametrize(
    "over", [{"until": TODAY}, {"since": TODAY + timedelta(days=1)}], ids=["over", "to come"]
)
def test_supervision_counts_while_it_lasts(stage, over):
    bureau = stage.post(stage.province.office, PostKind.OFFICER)
    stage.post(stage.office(COUNTY, "ZJ"), PostKind.OFFICER)
    stage.supervised("ZJ", **over)

    assert stage.supervises() == bureau


def test_a_body_is_supervised_from_above_never_by_itself(stage):
    office = stage.province.office
    stage.post(office, PostKind.OFFICER)

    assert stage.supervises(office) == VACANT

    city = stage.post(stage.office(CITY), PostKind.OFFICER)

    assert stage.supervises(office) == city

    parent = body("示例监管机构", PROVINCE, OrganisationKind.AGENCY)
    above = stage.post(parent, PostKind.HEAD)
    Organisation.objects.filter(pk=office.pk).update(parent=parent)

    assert stage.supervises(office) == above


def test_it_costs_the_same_whatever_is_on_record(stage, django_assert_num_queries):
    for code in ("YJ", "ZJ"):
        stage.supervised(code)
        stage.post(stage.office(COUNTY, code), PostKind.OFFICER)

    with django_assert_num_queries(2):
        stage.supervises()
