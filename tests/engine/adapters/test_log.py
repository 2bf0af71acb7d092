"""The log: durable, in one order, each batch once."""

import threading

import pytest

from bazhua.engine.adapters.log import Draft, Outcome, append, backlog, read
from bazhua.engine.messages import EntryKind
from tests.engine.rig import connected

ALL = 2**62


def draft(sequence, body=b"x", gateway="g"):
    return Draft.of(body, gateway, sequence)


def test_entries_are_read_in_the_order_in_which_they_were_written(tables):
    append(tables, [draft(3, b"three"), draft(1, b"one")])
    append(tables, [Draft.own(EntryKind.TICK), Draft.own(EntryKind.TICK)])

    found = read(tables, 0, ALL, 10)

    assert [(e.id, e.kind, e.sequence, e.body) for e in found] == [
        (1, EntryKind.READINGS, 3, b"three"),
        (2, EntryKind.READINGS, 1, b"one"),
        (3, EntryKind.TICK, 0, b""),
        (4, EntryKind.TICK, 0, b""),
    ]
    assert [e.id for e in read(tables, 1, 3, 10)] == [2, 3]
    assert [e.id for e in read(tables, 0, ALL, 1)] == [1]


def test_batch_that_comes_again_is_known_and_another_content_is_seen(tables):
    append(tables, [draft(1)])

    outcomes = append(tables, [draft(1), draft(1, b"y"), draft(1, gateway="h"), draft(2), draft(2)])

    assert outcomes == [
        Outcome.REPEATED,
        Outcome.OTHER_CONTENT,
        Outcome.NEW,
        Outcome.NEW,
        Outcome.REPEATED,
    ]
    assert [(e.gateway, e.sequence) for e in read(tables, 0, ALL, 10)] == [
        ("g", 1),
        ("h", 1),
        ("g", 2),
    ]


def test_backlog_is_what_the_engine_has_not_applied(tables):
    append(tables, [draft(n) for n in range(5)])
    tables.execute("UPDATE telemetry_applied SET position = 2")

    assert backlog(tables) == 3


@pytest.mark.parametrize("same", [True, False])
def test_writers_side_by_side_leave_no_gap_that_fills_later_and_no_repeat(tables, same):
    seen, outcomes = [], []

    def write(writer):
        with connected() as connection:
            for sequence in range(40):
                gateway = "g" if same else f"g{writer}"
                outcomes.extend(append(connection, [draft(sequence, gateway=gateway)]))

    def watch():
        while len(seen) < (40 if same else 160):
            seen.extend(e.id for e in read(tables, seen[-1] if seen else 0, ALL, 1_000))

    threads = [threading.Thread(target=write, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    watch()
    for thread in threads:
        thread.join()

    assert seen == list(range(1, len(seen) + 1))
    assert outcomes.count(Outcome.NEW) == len(seen) == (40 if same else 160)
    assert set(outcomes) <= {Outcome.NEW, Outcome.REPEATED}
