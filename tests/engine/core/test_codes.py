"""The moves of alarms are those of the rule `alarm.replay`."""

from itertools import product

import pytest

from bazhua.engine.core.codes import ABNORMAL, MOVES, AlarmState, Move
from bazhua.grips.inherent.domain.alarm import states as rule


@pytest.mark.parametrize(("latching", "states"), [(0, rule.PLAIN), (1, rule.LATCHING)])
def test_every_move_is_the_rules(latching, states):
    for state, move in product(AlarmState, Move):
        said = rule.after(rule.AlarmState(state.name), rule.AlarmEvent(move.name), states)

        assert AlarmState(MOVES[latching, state, move]).name == said.value


def test_alarms_that_are_on_are_abnormal():
    assert [state.name for state in AlarmState if ABNORMAL[state]] == ["UNACK", "ACKED"]
