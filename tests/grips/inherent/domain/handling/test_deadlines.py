"""Until when an alarm is answered, by the table of the rule book."""

from datetime import UTC, datetime, timedelta

import pytest

from bazhua.kernel.errors import NoRuleInForce

AT = datetime(2026, 11, 26, 19, 2, tzinfo=UTC)


def minutes(answer):
    """Return the last instants as minutes from the announcement."""
    instants = {key: value and datetime.fromisoformat(value) for key, value in answer.items()}
    return [one and (one - AT) / timedelta(minutes=1) for one in instants.values()]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("red", [3, 15, 15, 30, 10]),
        ("orange", [5, 30, 60, 120, None]),
        ("yellow", [10, 60, 240, None, None]),
        ("blue", [30, 1440, None, None, None]),
    ],
)
def test_deadlines_by_colour(ask, colour, expected):
    answer = ask("alarm.handling", colour=colour, announced_at=AT.isoformat())

    assert minutes(answer["result"]) == expected
    assert answer["clauses"] == [{"id": "BZ/ALARM-HANDLING", "status": "ours"}]


def test_before_the_rule_there_are_none(ask):
    with pytest.raises(NoRuleInForce):
        ask("alarm.handling", colour="red", announced_at="2021-12-31T12:00:00+08:00")
