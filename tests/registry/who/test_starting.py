"""The first administrator."""

import pytest

from bazhua.config.settings import site
from bazhua.infra.accounts.ports import first_administrator, must_have_totp
from bazhua.infra.events.models import Event
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound
from bazhua.registry.domain.roles.systems import SYSTEMS
from bazhua.registry.models import Person, RoleGrant
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.who.grants import Giving, confirm_grant, give_role
from tests.registry.who.scene import NOON, PROVINCE, acting, person, settle

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
