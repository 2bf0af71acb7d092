"""When nobody supervised, and when two did for the same reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.registry.domain.where.spells import Gap, Overlap, Spell, gaps, overlaps


def on(day):
    return date(2026, 1, day)


def spell(since, until=None, department="YJ", kind="industry"):
    return Spell(department, kind, on(since), on(until) if until else None)


@pytest.mark.parametrize(
    ("spells", "until", "found"),
    [
        ([], None, [(1, None)]),
        ([], 9, [(1, 9)]),
        ([spell(1)], None, []),
        ([spell(3)], None, [(1, 3)]),
        ([spell(1, 3), spell(5)], None, [(3, 5)]),
        ([spell(1, 5), spell(2, 3)], None, [(5, None)]),
        ([spell(1, 3), spell(3, 9)], 9, []),
        ([spell(1, 3), spell(5, 9)], 9, [(3, 5)]),
        ([spell(4)], 9, [(1, 4)]),
    ],
)
def test_gaps(spells, until, found):
    ends = [(one.since, one.until) for one in gaps(spells, since=on(1), until=until and on(until))]

    assert ends == [(on(since), end and on(end)) for since, end in found]


@pytest.mark.parametrize(
    ("spells", "found"),
    [
        ([spell(1), spell(2, department="GX", kind="business")], []),
        ([spell(1, 3), spell(3, department="GX")], []),
        ([spell(1, 3), spell(2)], []),
        (
            [spell(1), spell(2, 5, "GX")],
            [Overlap("industry", ("YJ", "GX"), on(2), on(5))],
        ),
        ([spell(1), spell(4, None, "GX")], [Overlap("industry", ("YJ", "GX"), on(4), None)]),
    ],
)
def test_overlaps(spells, found):
    assert list(overlaps(spells)) == found


SPELLS = st.builds(
    lambda since, length, department, kind: Spell(
        department, kind, on(since), on(since) + timedelta(days=length) if length else None
    ),
    st.integers(1, 20),
    st.integers(0, 8),
    st.sampled_from("ABC"),
    st.sampled_from(["industry", "business"]),
)


@given(st.lists(SPELLS, max_size=6))
def test_both_say_of_each_day_what_counting_says(spells):
    def holds(since, until, day):
        return since <= day and (until is None or day < until)

    free, twice = gaps(spells, since=on(1), until=None), overlaps(spells)

    for day in map(on, range(1, 32)):
        there = [one for one in spells if holds(one.since, one.until, day)]
        assert any(holds(one.since, one.until, day) for one in free) == (not there)
        by_kind = {}
        for one in there:
            by_kind.setdefault(one.kind, set()).add(one.department)
        doubled = {kind for kind, seen in by_kind.items() if len(seen) > 1}
        assert {one.kind for one in twice if holds(one.since, one.until, day)} == doubled
    assert all(isinstance(one, Gap) for one in free)
