"""The demonstration loaded onto a province: whole, by seed, never over records of one's own."""

from datetime import timedelta

import pytest

from bazhua.config.prepare import demonstrate
from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.infra.demo.marks import is_demonstration, stored
from bazhua.infra.demo.models import Demonstration, Figure
from bazhua.infra.demo.refusals import NoDemonstration, OwnRecords
from bazhua.infra.demo.services import become
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.models import obligations
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.roster.selectors import duty_at
from bazhua.registry.domain.demo.codes import is_demo_code
from bazhua.registry.domain.roles.table import ROLES
from bazhua.registry.models import Node, Person, Post, RoleGrant, all_enterprises
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.who.posts import address_of
from tests.registry.demo.scene import AT, FEW

pytestmark = pytest.mark.django_db


def counted():
    return (
        all_enterprises().count(),
        Person.objects.count(),
        Demonstration.objects.count(),
        User.objects.count(),
        Event.objects.count(),
        Node.objects.count(),
    )


@pytest.mark.usefixtures("entrances")
def test_everything_is_there_and_says_that_it_is_invented():
    codes = list(all_enterprises().values_list("credit_code", flat=True))

    assert len(codes) == FEW["enterprises"]
    assert all(map(is_demo_code, codes))
    assert not Person.objects.exclude(identity_sealed=None).exists()
    assert not Person.objects.exclude(phone_sealed=None).exists()
    assert {role for role in ROLES if ROLES[role].levels} == set(
        RoleGrant.objects.filter(confirmed_at__isnull=False).values_list("role", flat=True)
    )
    assert Demonstration.objects.get().seed == 1
    assert Figure.objects.filter(is_first=True).count() == 6
    assert not all_enterprises().filter(name__regex="[^）]$").exists()
    assert not all_enterprises().filter(longitude=None).exists()


def test_entrances_let_in_and_are_kept_nowhere(entrances):
    assert entrances[0].login == "demo.r06"
    assert len({one.password for one in entrances}) == len(entrances) == 27
    assert entrances[0].password not in repr(list(User.objects.values()))
    assert User.objects.get(login="demo.r19").check_password(
        next(one.password for one in entrances if one.role == "R19")
    )


@pytest.mark.usefixtures("entrances")
def test_it_is_loaded_once():
    before = counted()

    with pytest.raises(OwnRecords):
        load_demonstration(1, at=AT, **FEW)

    assert counted() == before


@pytest.mark.usefixtures("entrances")
def test_a_later_start_loads_nothing_and_tells_no_entrance(tmp_path):
    file, before = tmp_path / "entrances", counted()
    file.write_text("left by a start that was killed")

    demonstrate(1, file)

    assert not file.exists()
    assert counted() == before


@pytest.mark.usefixtures("entrances")
def test_the_county_officer_sees_his_county_alone():
    figure = Figure.objects.get(rank=0)
    officer = actor_of(figure.person_uid, at=AT)

    seen = all_enterprises().visible_to(officer, "enterprise", "view", at=AT)

    (grant,) = officer.grants
    assert 24 <= seen.count() < FEW["enterprises"]
    assert {
        path.startswith(grant.region.dotted) for path in seen.values_list("path_now", flat=True)
    } == {True}


@pytest.mark.usefixtures("entrances")
def test_desks_live_some_things_are_missed_and_somebody_is_called():
    now = AT + timedelta(minutes=1)

    sweep(now)

    missed = obligations().filter(missed_at__isnull=False)
    assert 5 <= missed.count() < obligations().count()
    assert obligations().filter(due_at__gt=now, due_at__lt=now + timedelta(hours=1)).exists()
    duty = [address_of(post) for post in Post.objects.filter(kind="duty_officer")]
    assert len(duty) == 4
    assert all(duty_at(duty, now).values())


@pytest.mark.usefixtures("entrances")
def test_anybody_becomes_a_figure_without_a_second_factor():
    administrator = Figure.objects.get(title=ROLES["R28"].word.zh)

    begun = become(administrator.person_uid, visitor=Visitor(), at=AT)

    row = Session.objects.get()
    assert (begun.need, row.methods, row.needs) == ("", [Method.DEMO], "")


@pytest.mark.usefixtures("entrances")
def test_nobody_becomes_who_is_no_figure():
    stranger = Person.objects.exclude(
        uid__in=Figure.objects.values_list("person_uid", flat=True)
    ).first()

    with pytest.raises(NoDemonstration):
        become(stranger.uid, visitor=Visitor(), at=AT)

    assert not Session.objects.exists()


@pytest.mark.usefixtures("entrances")
def test_every_page_of_a_demonstration_is_marked(client, settings):
    settings.DEMONSTRATION = "bazhua.infra.demo.marks.stored"
    stored.cache_clear()
    client.cookies["bazhua_language"] = "en"
    try:
        assert is_demonstration()
        for path in ("/", "/sign-in/", "/rules/", "/people/", "/nowhere"):
            page = client.get(path).content.decode()
            assert "Demonstration data: everybody and everything is invented" in page
    finally:
        stored.cache_clear()
