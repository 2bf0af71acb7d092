"""What people, posts and places are called on pages that know identifiers only."""

from uuid import UUID

import pytest

from bazhua.infra.db.records import new_uid
from bazhua.infra.ui.names import names
from bazhua.kernel.words import Word
from bazhua.registry.models import Post
from bazhua.registry.services.naming import named
from tests.registry.who.scene import NOON, person, settle

pytestmark = pytest.mark.django_db

STRANGER = UUID(int=5)


def post_at(firm, name):
    return Post.objects.create(
        uid=new_uid(NOON),
        path_then=firm.path_now,
        path_now=firm.path_now,
        kind="principal",
        firm=firm,
        **named(name),
    )


def test_known_ones_are_named_and_others_left_out():
    place, known = settle(), person("张示例")
    post = post_at(place.firm, "主要负责人")
    address = f"post:{post.uid}"

    persons = names().persons({known.uid, STRANGER})
    posts = names().posts({address, f"post:{STRANGER}", "post:town", "other"})
    places = names().places({place.firm.path_now, place.team.node.path, ".9."})

    assert persons == {known.uid: Word("张示例", known.name_en or "张示例")}
    assert {key: said.zh for key, said in posts.items()} == {
        address: "青岩冷链（示例）有限公司 主要负责人"
    }
    assert {path: said.zh for path, said in places.items()} == {
        place.firm.path_now: "青岩冷链（示例）有限公司",
        place.team.node.path: "制冷班",
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_any_number_costs_one_query(rows, django_assert_num_queries):
    uids = {person(f"示例{number}").uid for number in range(rows)}

    with django_assert_num_queries(1):
        assert len(names().persons(uids)) == rows
