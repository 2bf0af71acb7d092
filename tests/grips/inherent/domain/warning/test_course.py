"""A warning comes once the evidence has held, and goes once it has not for a while."""

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.warning.course import Course
from bazhua.grips.inherent.domain.warning.policy import WarningHolding

HOLDING = BOOK.row(WarningHolding)
ABOVE, BELOW = 1.5, 0.5
factors = st.lists(st.sampled_from([ABOVE, BELOW, 1.0, None]), max_size=120)


def walked(told, course=None):
    found = []
    course = course or Course()
    for beyond in told:
        course = course.after(beyond, HOLDING)
        found.append(course)
    return found


def test_three_in_a_row_and_twenty_calm_ones():
    told = [ABOVE] * 2 + [BELOW] + [ABOVE] * 3 + [BELOW] * 19 + [ABOVE] + [BELOW] * 20

    warns = [one.warns for one in walked(told)]

    assert (HOLDING.comes_after, HOLDING.goes_after) == (3, 20)
    assert [(key, len(list(run))) for key, run in groupby(warns)] == [
        (False, 5),
        (True, 40),
        (False, 1),
    ]


def test_a_factor_of_one_is_normal():
    assert not any(one.warns for one in walked([1.0] * 9))


@given(factors)
def test_what_says_nothing_changes_nothing(told):
    known = [one for one in told if one is not None]

    assert (walked(told) or [Course()])[-1] == (walked(known) or [Course()])[-1]


@given(factors, st.integers(0, 120))
def test_it_goes_on_where_it_was(told, cut):
    whole = walked(told)
    first = walked(told[:cut])

    rest = walked(told[cut:], first[-1] if first else None)

    assert [*first, *rest] == whole


@given(factors)
def test_each_change_had_its_run(told):
    known = [one for one in told if one is not None]
    found = walked(known)
    before = [Course(), *found]

    for place, (old, new) in enumerate(zip(before, found, strict=False)):
        if old.warns != new.warns:
            wanted = HOLDING.comes_after if new.warns else HOLDING.goes_after
            run = known[place + 1 - wanted : place + 1]
            assert len(run) == wanted
            assert {one > 1 for one in run} == {new.warns}
