"""Open chunks: what is closed stands in order of time, once, within an hour."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.history import DEEP, LONGEST_MS, History

HOUR = LONGEST_MS
BEGINS = 472_222 * HOUR
OFFSETS = st.lists(st.integers(-30 * HOUR // 1000, 5 * HOUR // 1000), min_size=1, max_size=120)


def filed(history, times, first=0):
    """File readings of one point one by one; their values are their numbers."""
    closed = []
    for number, t in enumerate(times, first):
        columns = ([0], [t], [number], [number % 8])
        kinds = (np.intp, np.int64, np.float64, np.int8)
        closed += history.file(*(np.array(c, k) for c, k in zip(columns, kinds, strict=True)))
    return closed


def rows(chunks):
    return [
        (chunk.begins + offset, value, quality)
        for chunk in chunks
        for offset, value, quality in zip(
            chunk.offsets.tolist(), chunk.values.tolist(), chunk.qualities.tolist(), strict=True
        )
    ]


@given(OFFSETS, OFFSETS)
def test_closed_chunks_hold_each_instant_once_in_order_within_an_hour(one, other):
    history, times = History.fresh(1), [BEGINS + 1000 * seconds for seconds in (*one, *other)]

    first = filed(history, times[: len(one)]) + list(history.all_of(np.array([0])))
    second = filed(history, times[len(one) :], len(one)) + list(history.all_of(np.array([0])))

    for chunk in (*first, *second):
        assert chunk.offsets[0] == 0
        assert (np.diff(chunk.offsets) > 0).all()
        assert chunk.offsets[-1] < HOUR
    assert {t for t, *_ in rows((*first, *second))} == set(times)


def test_of_readings_of_one_instant_in_a_chunk_the_first_counts():
    history = History.fresh(1)
    filed(history, [BEGINS + 9, BEGINS + 5, BEGINS + 9])

    (chunk,) = history.all_of(np.array([0]))

    assert rows([chunk]) == [(BEGINS + 5, 1, 1), (BEGINS + 9, 0, 0)]
    assert chunk.late is False


def test_readings_behind_what_was_closed_are_late_pieces_within_an_hour_of_the_day():
    history = History.fresh(1)
    filed(history, [BEGINS + 10_000])
    list(history.all_of(np.array([0])))
    filed(history, [BEGINS + 20_000, BEGINS + 10_000, BEGINS - 1, BEGINS - HOUR - 1])

    pieces = list(history.all_of(np.array([0])))

    assert [(piece.begins - BEGINS, piece.late) for piece in pieces] == [
        (-HOUR - 1, True),
        (-1, True),
        (10_000, True),
        (20_000, False),
    ]


def test_points_that_began_together_are_not_full_together():
    points = DEEP
    history, p = History.fresh(points), np.arange(points)
    closed = [
        (second, chunk.point)
        for second in range(2 * DEEP)
        for chunk in history.file(
            p, np.full(points, BEGINS + second), np.zeros(points), np.zeros(points, np.int8)
        )
    ]

    by_second = np.bincount([second for second, _ in closed])
    assert by_second.max() == 1
    assert len(closed) == 2 * points


def test_stored_blocks_come_to_the_same_chunks():
    history = History.fresh(2)
    filed(history, [BEGINS, BEGINS + 5, BEGINS + 7])

    own = History.loaded(2, list(history.blocks()))

    assert rows(own.all_of(np.array([0]))) == rows(history.all_of(np.array([0])))
    assert own.ended.tolist() == history.ended.tolist()


def test_points_that_get_other_numbers_keep_their_chunks():
    history = History.fresh(3)
    for number in range(3):
        history_of(history, number, [BEGINS + number, BEGINS + 10 * number + 10])

    history.renumber(np.array([0, 2, -1]))

    assert history.count.tolist() == [2, 2, 0]
    closed = list(history.all_of(np.arange(3)))
    assert [chunk.values.tolist() for chunk in closed] == [[0, 0], [2, 2]]
    assert history.ended.tolist()[:2] == [BEGINS + 10, BEGINS + 30]


def test_there_is_room_for_points_that_come_later():
    history = History.fresh(1)
    history_of(history, 0, [BEGINS])

    history.renumber(np.array([0, *[-1] * 9_000]))
    history_of(history, 9_000, [BEGINS + 1])

    closed = list(history.all_of(np.arange(9_001)))
    assert [(chunk.point, chunk.begins) for chunk in closed] == [(0, BEGINS), (9_000, BEGINS + 1)]


def history_of(history, point, times):
    for t in times:
        columns = ([point], [t], [point], [0])
        kinds = (np.intp, np.int64, np.float64, np.int8)
        assert not list(
            history.file(*(np.array(c, k) for c, k in zip(columns, kinds, strict=True)))
        )
