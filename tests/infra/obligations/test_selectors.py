"""What pages read of obligations: mine by due instant, and what nobody answered, in scope."""

import pytest

from bazhua.infra.obligations.selectors import held_by, unanswered
from bazhua.infra.obligations.services import Request, acknowledge, discharge
from bazhua.infra.obligations.sweep import sweep
from tests.infra.obligations.scene import DUE, MINUTE, actor, on_roster, opened, shift

ALL_OVER = DUE + 60 * MINUTE

pytestmark = pytest.mark.django_db


def chain_runs_out():
    for minute in range(60):
        sweep(DUE + minute * MINUTE)


def test_open_obligations_of_a_post_come_by_their_due_instant():
    on_roster(shift("post:town", 1))
    later, sooner = opened(DUE + MINUTE), opened(DUE)
    opened(holder="post:other")
    done = opened(DUE)
    discharge(Request(obligation=done.uid, version=1), actor=actor(1), at=DUE - MINUTE)

    assert [row.pk for row in held_by(["post:town"])] == [sooner.pk, later.pk]
    assert [row.pk for row in held_by(["post:town"], limit=1)] == [sooner.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_obligations_of_a_post_are_one_query(count, django_assert_num_queries):
    for _ in range(count):
        opened()

    with django_assert_num_queries(1):
        assert len(held_by(["post:town"])) == count


def test_chain_that_nobody_answered_is_seen_at_the_top_and_not_elsewhere():
    on_roster(shift("post:town", 1), shift("post:county", 2))
    row = opened()
    before = list(unanswered(actor(9), at=DUE))

    chain_runs_out()

    assert before == []
    assert list(unanswered(actor(9), at=ALL_OVER)) == [row]
    assert list(unanswered(actor(9, region=".7."), at=ALL_OVER)) == []


def test_answered_chain_is_not_among_the_unanswered():
    on_roster(shift("post:town", 1), shift("post:county", 2))
    row = opened()
    sweep(DUE)
    acknowledge(row.uid, actor=actor(1), at=DUE + MINUTE)

    chain_runs_out()

    assert list(unanswered(actor(9), at=ALL_OVER)) == []
