"""The dangers of a demonstration can all be lived, whatever the seed."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.demo.lives import DANGERS, LONGER, lives


@pytest.mark.parametrize("seed", range(1, 6))
def test_who_asks_for_more_time_has_weeks_left(seed):
    drawn = list(lives(seed))
    asking = [life for life in drawn if Action.REQUEST_EXTENSION in life.acts]

    assert len(drawn) == DANGERS
    assert asking != []
    assert [life for life in asking if life.late or life.days < LONGER] == []
