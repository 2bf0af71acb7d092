"""The engine in memory: what entries come to, also when it is saved and loaded in between."""

import dataclasses
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from bazhua.engine.aside import Reason
from bazhua.engine.core.batch import Action
from bazhua.engine.core.codes import AlarmState, Kind
from bazhua.engine.core.definitions import Limit, LimitKind
from bazhua.engine.definitions import Catalogue, NotDefined
from bazhua.engine.follower import Follower
from bazhua.engine.history import DEEP
from bazhua.engine.intake import milliseconds
from bazhua.engine.messages import Asked, Definitions, Entry, EntryKind, Operations, encoded
from tests.engine.rig import GAS, GATEWAY, KNOWN, PLANT, TANK, batch

AT = datetime(2026, 3, 1, tzinfo=UTC)
T = milliseconds(AT)
NORM, UNACK, ACKED, RTN_UNACK, _ = map(int, AlarmState)


def fresh():
    plant = Definitions(PLANT.points, PLANT.limits, tolerances=KNOWN)
    return Follower.fresh(Catalogue().changed(encoded(plant)))


def entry(id_, kind, body=b"", seconds=0):
    return Entry(id_, AT + timedelta(seconds=seconds), kind, GATEWAY, id_, body)


def read(id_, *values, seconds=0):
    return entry(id_, EntryKind.READINGS, batch(id_, *values), seconds)


def asked(id_, action, point=GAS, limit=LimitKind.H, until=0, seconds=0):
    told = Operations("somebody", [Asked(action, point, limit, until)])
    return entry(id_, EntryKind.OPERATIONS, encoded(told), seconds)


def moves(found):
    return [
        (one.position, one.subject, one.limit, one.before, one.after, one.announced)
        for one in found.changes
        if one.kind is Kind.ALARM
    ]


def test_alarm_is_raised_acknowledged_and_over():
    found = fresh().take(
        [
            read(1, (GAS, T, 27)),
            asked(2, Action.ACKNOWLEDGE),
            read(3, (GAS, T + 1_000, 20)),
        ]
    )

    assert moves(found) == [
        (1, GAS, "H", NORM, UNACK, True),
        (2, GAS, "H", UNACK, ACKED, False),
        (3, GAS, "H", ACKED, NORM, False),
    ]
    assert [one.actor for one in found.changes if one.kind is Kind.ALARM] == ["", "somebody", ""]


def test_graver_alarm_of_the_same_point_is_heard_alone():
    found = fresh().take([read(1, (GAS, T, 52))])

    assert moves(found) == [
        (1, GAS, "H", NORM, UNACK, False),
        (1, GAS, "HH", NORM, UNACK, True),
    ]


def test_good_readings_are_kept_beside_those_that_are_set_aside():
    day = 86_400_000
    found = fresh().take(
        [
            read(
                1,
                ("nobody", T, 1),
                (GAS, T, None),
                (TANK, T, 1e301),
                (GAS, T + 300_001, 1),
                (TANK, T - day - 1, 1),
                (GAS, T, 27),
            )
        ]
    )

    assert moves(found) == [(1, GAS, "H", NORM, UNACK, True)]
    told = {one.reason: (list(one.points), list(one.times)) for one in found.aside}
    assert told == {
        Reason.UNKNOWN_POINT: (["nobody"], [T]),
        Reason.NOT_A_NUMBER: ([GAS], [T]),
        Reason.RANGE: ([TANK], [T]),
        Reason.CLOCK: ([GAS], [T + 300_001]),
        Reason.RETENTION: ([TANK], [T - day - 1]),
    }


def test_body_that_cannot_be_read_is_set_aside_whole():
    found = fresh().take([entry(1, EntryKind.READINGS, b"{"), read(2, (GAS, T, 27))])

    assert [(one.reason, one.body) for one in found.aside] == [(Reason.MALFORMED, b"{")]
    assert moves(found) == [(2, GAS, "H", NORM, UNACK, True)]


@pytest.mark.parametrize("ids", ["[]", '["a", "b"]', "[1]"])
def test_body_whose_points_are_not_as_many_as_its_values_is_set_aside(ids):
    body = f'{{"gw":"{GATEWAY}","seq":1,"ids":{ids},"t":1,"v":[1]}}'.encode()

    found = fresh().take([entry(1, EntryKind.READINGS, body)])

    assert [(one.reason, one.body) for one in found.aside] == [(Reason.MALFORMED, body)]


def test_text_among_the_values_does_not_cost_its_neighbours():
    found = fresh().take([read(1, (TANK, T, "high"), (GAS, T, "27"))])

    assert moves(found) == [(1, GAS, "H", NORM, UNACK, True)]
    assert [(one.reason, list(one.points)) for one in found.aside] == [
        (Reason.NOT_A_NUMBER, [TANK])
    ]


def test_name_of_a_point_that_no_table_can_hold_is_kept_all_the_same():
    found = fresh().take([read(1, ("a\0b", T, 1))])

    assert [list(one.points) for one in found.aside] == [["a\ufffdb"]]


def test_late_reading_goes_into_history_and_raises_nothing():
    follower = fresh()

    found = follower.take([read(1, (GAS, T, 1)), read(2, (GAS, T - 60_000, 60))])

    assert moves(found) == []
    assert follower.history.values[:2, 0].tolist() == [1, 60]
    assert follower.history.offsets[:2, 0].tolist() == [0, -60_000]


def test_repeated_reading_is_kept_once():
    follower = fresh()

    follower.take([read(1, (GAS, T, 1)), read(2, (GAS, T, 1))])

    assert follower.history.count.tolist() == [1, 0]


def test_chunk_is_closed_when_it_is_full_and_when_it_is_old():
    follower = fresh()
    full = follower.take([read(n, (GAS, T + n, n)) for n in range(1, DEEP + 2)])
    old = follower.take([entry(DEEP + 2, EntryKind.TICK, seconds=3_601)])

    sizes = [(point, len(chunk.values)) for point, chunk in (*full.chunks, *old.chunks)]
    assert sizes == [(GAS, DEEP), (GAS, 1)]
    assert full.chunks[0][1].values.tolist() == list(range(1, DEEP + 1))


def test_changed_limit_is_in_force_from_its_entry_on():
    limit = dataclasses.replace(PLANT.limits[0], set_point=Decimal(10))
    follower = fresh()

    found = follower.take(
        [
            read(1, (GAS, T, 20)),
            entry(2, EntryKind.DEFINITIONS, encoded(Definitions(limits=[limit]))),
            read(3, (GAS, T + 1, 20)),
        ]
    )

    assert moves(found) == [(3, GAS, "H", NORM, UNACK, True)]
    assert found.numbered_from is None


def test_alarm_of_a_limit_that_is_gone_ends_and_other_points_go_on():
    follower = fresh()
    follower.take([read(1, (GAS, T, 27), (TANK, T, 9))])

    found = follower.take(
        [
            entry(2, EntryKind.DEFINITIONS, encoded(Definitions(gone_points=[GAS]))),
            read(3, (TANK, T + 1, 1)),
        ]
    )

    assert moves(found) == [
        (2, GAS, "H", UNACK, NORM, False),
        (3, TANK, "H", UNACK, RTN_UNACK, False),
    ]
    assert [(point, chunk.values.tolist()) for point, chunk in found.chunks] == [(GAS, [27])]
    assert follower.history.values[:2, 0].tolist() == [9, 1]


def test_shelved_alarm_is_silent_until_the_tick_that_ends_it():
    follower = fresh()

    found = follower.take(
        [
            asked(1, Action.SHELVE, until=T + 60_000),
            read(2, (GAS, T, 27)),
            entry(3, EntryKind.TICK, seconds=59),
            entry(4, EntryKind.TICK, seconds=60),
        ]
    )

    told = [(one.position, one.kind, one.announced) for one in found.changes]
    assert told == [
        (1, Kind.SHELVED, False),
        (2, Kind.ALARM, False),
        (4, Kind.SHELVED, True),
    ]


def test_operation_on_a_limit_that_is_not_there_changes_nothing():
    assert fresh().take([asked(1, Action.ACKNOWLEDGE, point="nobody")]).changes == []


def test_nothing_is_judged_without_the_numbers_of_the_rule_book():
    with pytest.raises(NotDefined):
        Follower.fresh(Catalogue().changed(encoded(PLANT)))


def stream():
    dice = np.random.default_rng(5)
    entries = []
    for n in range(1, 400):
        if n % 9 == 0:
            entries.append(entry(n, EntryKind.TICK, seconds=n))
        elif n % 13 == 0:
            entries.append(asked(n, Action.ACKNOWLEDGE, seconds=n))
        elif n == 200:
            other = Limit(point=TANK, kind=LimitKind.L, set_point=Decimal(2))
            told = encoded(Definitions(limits=[other], gone_limits=[(GAS, LimitKind.HH)]))
            entries.append(entry(n, EntryKind.DEFINITIONS, told))
        else:
            gas, tank = int(dice.integers(10, 60)), int(dice.integers(0, 10))
            t = T + n * 1_000
            entries.append(read(n, (GAS, t, gas), (TANK, t, tank), seconds=n))
    return entries


def took(follower, entries, size, between=lambda follower: follower):
    changes, chunks = [], []
    for begin in range(0, len(entries), size):
        follower = between(follower)
        found = follower.take(entries[begin : begin + size])
        changes += [dataclasses.replace(one, value=str(one.value)) for one in found.changes]
        chunks += [
            (point, chunk.begins, chunk.offsets.tolist(), chunk.values.tolist())
            for point, chunk in found.chunks
        ]
    return changes, chunks


def restarted(follower):
    return Follower.loaded(follower.saved(), list(follower.history.blocks()))


@pytest.mark.parametrize("size", [1, 7, 400])
def test_restart_at_any_entry_and_any_size_of_batches_come_to_the_same(size):
    entries = stream()

    once = took(fresh(), entries, 50)

    assert took(fresh(), entries, size) == once
    assert took(fresh(), entries, 31, restarted) == once
