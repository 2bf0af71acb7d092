"""What was put aside: shown, and sent again once when it can be used."""

from datetime import UTC, datetime

import pytest

from bazhua.engine.adapters.log import read
from bazhua.engine.adapters.quarantine import MOST_AT_ONCE, Which, kept, put_aside, replay
from bazhua.engine.aside import Aside, Reason
from bazhua.engine.messages import readings, tags

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 3, 1, tzinfo=UTC)
ALL = 2**62


def aside(reason=Reason.UNKNOWN_POINT, gateway="g", sequence=7, body=None):
    if body:
        return Aside(AT, gateway, sequence, reason, body=body)
    return Aside(AT, gateway, sequence, reason, ["a", "b"], [1, 2], [3.5, 4.5], [0, 7])


def logged(tables):
    return [(e.gateway, e.sequence, readings(e.body, e.gateway)) for e in read(tables, 0, ALL, 900)]


def shown(tables, which=None, **how):
    return [(one.gateway, one.reason) for one in kept(tables, which or Which(), **how)]


def test_readings_are_sent_again_as_a_batch_of_their_gateway(tables):
    put_aside(tables, [aside()])

    assert replay(tables, Which()) == 1

    ((gateway, sequence, own),) = logged(tables)
    assert (gateway, sequence) == ("g", -1)
    assert (tags(own.ids), own.t, own.v, own.q) == (
        ["a", "b"],
        [1, 2],
        [3.5, 4.5],
        ["GOOD", "BAD"],
    )


def test_what_was_sent_again_is_marked_and_sent_no_more(tables):
    put_aside(tables, [aside()])
    replay(tables, Which())

    assert replay(tables, Which()) == 0
    assert len(logged(tables)) == 1
    assert shown(tables) == []
    assert shown(tables, replayed=True) == [("g", Reason.UNKNOWN_POINT)]


def test_whole_body_of_other_content_is_sent_again(tables):
    body = b'{"gw":"g","seq":7,"ids":["a"],"t":1,"v":[2]}'
    put_aside(tables, [aside(Reason.OTHER_CONTENT, body=body)])

    assert replay(tables, Which()) == 1
    assert [(e.sequence, e.body) for e in read(tables, 0, ALL, 9)] == [(-1, body)]


@pytest.mark.parametrize(
    "reason",
    [
        Reason.NOT_A_NUMBER,
        Reason.RANGE,
        Reason.MALFORMED,
        Reason.OVERSIZED,
        Reason.WRONG_TOKEN,
    ],
)
def test_what_can_never_be_used_stays(tables, reason):
    put_aside(tables, [aside(reason)])

    assert replay(tables, Which()) == 0
    assert logged(tables) == []
    assert shown(tables) == [("g", reason)]


@pytest.mark.parametrize(
    ("which", "sent"),
    [
        (Which(gateway="g"), [-2, -1]),
        (Which(reason=Reason.CLOCK), [-3, -2]),
        (Which(gateway="g", reason=Reason.CLOCK), [-2]),
        (Which(id=3), [-3]),
    ],
)
def test_some_are_shown_and_sent_again_and_the_others_not(tables, which, sent):
    put_aside(tables, [aside(), aside(Reason.CLOCK), aside(Reason.CLOCK, gateway="h")])
    named = [-one.id for one in kept(tables, which)]

    assert replay(tables, which) == len(sent)
    assert sorted(sequence for _, sequence, _ in logged(tables)) == sent
    assert sorted(named) == sent


def test_list_goes_on_before_one_of_them(tables):
    put_aside(tables, [aside(sequence=number) for number in range(5)])

    first = kept(tables, Which(), most=2)
    then = kept(tables, Which(), before=first[-1].id, most=2)

    assert [one.sequence for one in first + then] == [4, 3, 2, 1]
    assert (first[0].readings, first[0].bytes, first[0].replayed_at) == (2, None, None)


def test_more_than_go_at_once_are_all_sent_again(tables):
    put_aside(tables, [aside(sequence=number) for number in range(MOST_AT_ONCE + 5)])

    assert replay(tables, Which()) == MOST_AT_ONCE + 5
    assert len(logged(tables)) == MOST_AT_ONCE + 5
