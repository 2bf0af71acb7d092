"""Reads of hidden dangers: within the scope, the last found first, at one cost."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.selectors.dangers import danger_shown, open_dangers
from bazhua.kernel.errors import NotFound
from tests.grips.dangers.scene import GENERAL, HOUR, NOON


def test_what_is_open_within_the_scope_is_listed(scene):
    first = scene.found()
    second = scene.found(found_at=NOON - HOUR)
    ended = scene.do(scene.accepted(GENERAL), Action.CLOSE, "bureau")

    seen = open_dangers(scene.who("bureau"), at=NOON)

    assert [row.pk for row in seen] == [first.pk, second.pk]
    assert ended.pk not in {row.pk for row in seen}
    assert open_dangers(scene.who("elsewhere"), at=NOON) == []


def test_a_list_of_three_costs_as_much_as_of_one(scene, django_assert_num_queries):
    bureau = scene.who("bureau")
    for _ in range(3):
        scene.found()

        with django_assert_num_queries(1):
            open_dangers(bureau, at=NOON)


def test_one_is_shown_within_the_scope_only(scene):
    row = scene.found()

    assert danger_shown(scene.who("viewer"), uid=row.uid, at=NOON) == row
    with pytest.raises(NotFound):
        danger_shown(scene.who("elsewhere"), uid=row.uid, at=NOON)
