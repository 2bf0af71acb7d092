"""Parties of official papers: whom one is about, in whose name somebody issues it."""

from uuid import UUID

import pytest

from bazhua.infra.db.records import new_uid
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word
from bazhua.registry.api import Party, bodies_of, party_of
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Engagement, Enterprise, Holding, Post
from bazhua.registry.services.naming import named
from tests.registry.who.scene import (
    DAY,
    NOON,
    OTHER_COUNTY,
    PROVINCE,
    TODAY,
    body,
    person,
    settle,
)

pytestmark = pytest.mark.django_db


def home_of(row):
    return {"firm" if isinstance(row, Enterprise) else "organisation": row}


def at_work(who, home, until=None):
    columns = {"path_then": home.path_now, "path_now": home.path_now, "pinyin": "zhang"}
    Engagement.objects.create(
        uid=new_uid(NOON), person=who, kind="employee", since=TODAY - DAY, until=until,
        **columns, **home_of(home),
    )  # fmt: skip


def in_post(who, home, until=None):
    columns = {"path_then": home.path_now, "path_now": home.path_now}
    post = Post.objects.create(
        uid=new_uid(NOON), kind=PostKind.OFFICER.value, **named("岗"), **columns, **home_of(home)
    )
    Holding.objects.create(uid=new_uid(NOON), post=post, person=who, since=NOON - DAY, until=until)
    return f"post:{post.uid}"


def bodies(who, firm):
    return [
        (party.name.zh, party.post) for party in bodies_of(who.uid, Path(firm.path_now), at=NOON)
    ]


def test_a_firm_is_named_with_its_code_and_address():
    firm = settle().firm
    Enterprise.objects.filter(pk=firm.pk).update(
        credit_code="91370102MA3EXAMP0X", address="街 1 号"
    )

    assert party_of("enterprise", firm.uid) == Party(
        uid=firm.uid, name=Word(firm.name, firm.name), code="91370102MA3EXAMP0X", street="街 1 号"
    )


def test_a_team_is_of_its_firm_and_a_body_is_itself():
    province = settle()

    assert party_of("unit", province.team.uid).uid == province.firm.uid
    assert party_of("organisation", province.office.uid).name.zh == "示例县应急管理局"


def test_what_is_not_on_record_is_no_party():
    with pytest.raises(NotFound):
        party_of("enterprise", UUID(int=5))


def test_the_nearest_office_comes_first_and_a_firm_last():
    province, who = settle(), person()
    at_work(who, province.firm)
    at_work(who, body("示例省应急管理厅", PROVINCE))
    at_work(who, province.office)
    post = in_post(who, province.office)

    assert bodies(who, province.firm) == [
        ("示例县应急管理局", post),
        ("示例省应急管理厅", ""),
        ("青岩冷链（示例）有限公司", ""),
    ]


def test_no_body_of_another_place_or_time_and_none_that_issues_nothing():
    province, who = settle(), person()
    at_work(who, body("邻县应急管理局", OTHER_COUNTY))
    at_work(who, province.office, until=TODAY)
    in_post(who, province.office, until=NOON)
    at_work(who, body("示例救援队", PROVINCE, kind=OrganisationKind.TEAM))

    assert bodies(who, province.firm) == []


def test_bodies_cost_two_queries(django_assert_num_queries):
    province, who = settle(), person()
    in_post(who, province.office)
    in_post(who, body("示例省应急管理厅", PROVINCE))

    with django_assert_num_queries(2):
        assert len(bodies(who, province.firm)) == 2
