"""The demonstration by its seed, and never over records of one's own."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.accounts.models import Session, User
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.infra.demo.models import Demonstration
from bazhua.infra.demo.refusals import NoDemonstration, OwnRecords
from bazhua.infra.demo.services import become
from bazhua.infra.events.models import Event
from bazhua.registry.models import Node, Person, all_enterprises
from bazhua.registry.services.demo.digest import digest_of
from bazhua.registry.services.demo.loading import load_demonstration
from tests.registry.demo.scene import AT, FEW
from tests.registry.who.scene import person

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


@pytest.mark.usefixtures("offices")
def test_the_same_seed_and_day_give_the_same_data():
    def loaded(seed, at=AT):
        with transaction.atomic():
            load_demonstration(seed, at=at, **FEW)
            found = digest_of(at)
            assert Demonstration.objects.get().digest == found
            transaction.set_rollback(True)
        return found

    first = loaded(1)

    assert loaded(1, AT + timedelta(minutes=5)) == first
    assert loaded(2) != first


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("own", ["person", "account", "enterprise"])
def test_a_platform_with_own_records_never_becomes_a_demonstration(own):
    if own == "person":
        person("真人示例")
    if own == "account":
        User.objects.create(uid=UUID(int=1), login="li", person_uid=UUID(int=2), made_at=AT)
    if own == "enterprise":
        node = Node.objects.filter(parent=None).first()
        all_enterprises().create(
            uid=UUID(int=3), id=node.pk, node=node, path_then=node.path, path_now=node.path,
            since=AT.date(), name="一家", pinyin="yi jia",
        )  # fmt: skip
    before = counted()

    with pytest.raises(OwnRecords) as refused:
        load_demonstration(1, at=AT, **FEW)

    assert refused.value.data == {"count": 1}
    assert counted() == before


def test_nobody_becomes_anybody_on_a_platform_of_its_own(client):
    who = person("真人示例")
    User.objects.create(uid=UUID(int=1), login="li", person_uid=who.uid, made_at=AT)

    with pytest.raises(NoDemonstration):
        become(who.uid, visitor=Visitor(), at=AT)
    answer = client.post(f"/demonstration/become/{who.uid}")

    assert answer.status_code == 404
    assert not Session.objects.exists()
    assert "demo-bar" not in client.get("/sign-in/").content.decode()
