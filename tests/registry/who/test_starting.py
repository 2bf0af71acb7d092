"""The first administrator, and the names that pages show."""

import pytest

from bazhua.config.settings import site
from bazhua.infra.accounts.ports import first_administrator, must_have_totp
from bazhua.infra.events.models import Event
from bazhua.infra.ui.names import names
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import PostKind
from bazhua.registry.domain.roles.systems import SYSTEMS
from bazhua.registry.models import Person, RoleGrant
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.who.grants import Giving, confirm_grant, give_role
from bazhua.registry.services.who.posts import PostOpening, address_of, open_post
from tests.registry.who.scene import COUNTY, NOON, PROVINCE, acting, person, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_on_the_site(settings):
    """Ask the registry, as the site does."""
    settings.SECOND_FACTOR = site.SECOND_FACTOR
    settings.FIRST_ADMINISTRATOR = site.FIRST_ADMINISTRATOR


def test_the_first_administrator_can_begin_and_needs_a_second_factor():
    settle()

    uid = first_administrator("首位管理员", NOON)

    actor = actor_of(uid, at=NOON)
    assert {grant.role for grant in actor.grants} == {"R26", "R28"}
    assert must_have_totp(uid, NOON)
    given = RoleGrant.objects.order_by("pk").values_list("given_by", "confirmed_by")
    assert set(given) == {(SYSTEMS["first-start"].uid, SYSTEMS["platform"].uid)}
    assert Event.objects.filter(kind="grant.confirmed").count() == 2


def test_from_him_on_two_persons_make_an_administrator():
    settle()
    first = actor_of(first_administrator("首位管理员", NOON), at=NOON)
    officer, second = person("省厅干部"), person("第二管理员")
    at = {"actor": first, "at": NOON}
    give_role(
        Giving(role="R02", person=officer.uid, node=PROVINCE, since=NOON, reason="任命"), **at
    )

    asked = give_role(
        Giving(role="R28", person=second.uid, node=PROVINCE, since=NOON, reason="任命"), **at
    )
    confirm_grant(asked.uid, version=1, actor=actor_of(officer.uid, at=NOON), at=NOON)

    assert [grant.role for grant in actor_of(second.uid, at=NOON).grants] == ["R28"]


def test_the_first_administrator_sees_no_business_data():
    settle()
    actor = actor_of(first_administrator("首位管理员", NOON), at=NOON)

    assert actor.granted("enterprise", "view", NOON) == ()
    assert actor.granted("danger", "view", NOON) == ()
    assert actor.granted("person", "show_identity", NOON) == ()


def test_there_is_no_first_administrator_before_the_province_or_without_a_name():
    with pytest.raises(NotFound):
        first_administrator("首位管理员", NOON)
    settle()
    with pytest.raises(MissingKey):
        first_administrator(" ", NOON)
    assert (Person.objects.count(), RoleGrant.objects.count()) == (0, 0)


def test_the_names_of_systems_give_nothing_to_persons():
    settle()

    with pytest.raises(Forbidden):
        give_role(
            Giving(role="R26", person=person().uid, node=PROVINCE, since=NOON, reason="x"),
            actor=acting("R26"),
            at=NOON,
        )


def test_pages_name_persons_posts_and_places_in_one_query_each(django_assert_num_queries):
    province, who = settle(), person("王示例")
    post = open_post(
        PostOpening(
            name="值班员", name_en="Duty officer", kind=PostKind.DUTY_OFFICER,
            organisation=province.office.uid,
        ),
        actor=acting("R06", COUNTY),
        at=NOON,
    )  # fmt: skip

    with django_assert_num_queries(1):
        assert names().persons([who.uid]) == {who.uid: "王示例"}
    with django_assert_num_queries(1):
        called = names().posts([address_of(post), "post:unknown"])
    assert called == {
        address_of(post): Word("示例县应急管理局 值班员", "Duty officer, 示例县应急管理局")
    }
    firm = province.firm.path_now
    assert names().places([firm, ".9."]) == {firm: Word(province.firm.name, province.firm.name)}
