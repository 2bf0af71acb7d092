"""The reference replay of one alarm; rule book: monitoring-permits §2.12, §9.3."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.inherent.domain.alarm.point import AlarmLimit
from bazhua.grips.inherent.domain.alarm.replay import transitions
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.kernel.errors import BadInput, MissingKey, OutOfRange, UnknownKey, WrongType

TANK = {"high": "8.0", "deadband": "0.2", "on_delay_s": 60, "off_delay_s": 60}
GAS = {"high": 25, "deadband": 2, "on_delay_s": 0, "off_delay_s": 30}
QUICK = {"high": 25, "deadband": 2, "on_delay_s": 0, "off_delay_s": 0}
LOW = {"low": "1.0", "deadband": "0.2", "on_delay_s": 10, "off_delay_s": 10}

VECTORS = [
    pytest.param(
        TANK,
        "0:7.9 10:8.0 20:8.1 30:8.05 40:8.2 50:8.1 60:8.0 70:8.1",
        [],
        [[70, "UNACK"]],
        id="33",
    ),
    pytest.param(
        TANK, "0:8.1 30:8.1 50:7.99 60:8.1 110:8.1 119:8.1 120:8.1", [], [[120, "UNACK"]], id="35"
    ),
    pytest.param(
        GAS,
        "0:24.9 5:25.0 10:24.0 15:23.1 20:22.9 35:22.0 50:21",
        [12],
        [[5, "UNACK"], [12, "ACKED"], [50, "NORM"]],
        id="36",
    ),
    pytest.param(QUICK, "0:25 1:20", [5], [[0, "UNACK"], [1, "RTN_UNACK"], [5, "NORM"]], id="38"),
    pytest.param(QUICK, "0:24.999 1:25", [], [[1, "UNACK"]], id="on the limit raises"),
    pytest.param(
        QUICK,
        "0:25 1:23 2:22.999",
        [],
        [[0, "UNACK"], [2, "RTN_UNACK"]],
        id="on the edge of the dead band stays",
    ),
    pytest.param(
        QUICK,
        "0:25 1:20 2:26 3:20",
        [4],
        [[0, "UNACK"], [1, "RTN_UNACK"], [2, "UNACK"], [3, "RTN_UNACK"], [4, "NORM"]],
        id="raised again before it is acknowledged",
    ),
    pytest.param(TANK, "0:8.1 59:8.1", [], [], id="one second short"),
    pytest.param(TANK, "0:8.1 30:8.1 90:8.1", [], [[90, "UNACK"]], id="nothing between samples"),
    pytest.param(
        TANK, "0:8.1 30:- 60:8.1 119:8.1", [], [], id="a bad sample breaks the stretch on"
    ),
    pytest.param(
        GAS,
        "0:25 10:20 20:- 30:20 59:20 60:20",
        [],
        [[0, "UNACK"], [60, "RTN_UNACK"]],
        id="a bad sample breaks the stretch off",
    ),
    pytest.param(QUICK, "0:20 2:25", [1], [[2, "UNACK"]], id="acknowledged while normal"),
    pytest.param(
        QUICK, "0:20 2:25", [2], [[2, "UNACK"]], id="acknowledged in the instant it is raised"
    ),
    pytest.param(
        QUICK,
        "0:25 5:20 10:25",
        [12, 3],
        [[0, "UNACK"], [3, "ACKED"], [5, "NORM"], [10, "UNACK"], [12, "ACKED"]],
        id="acknowledged in any order",
    ),
    pytest.param(
        QUICK, "0.25:25", ["0.5"], [[0.25, "UNACK"], [0.5, "ACKED"]], id="fractions of a second"
    ),
    pytest.param(
        LOW,
        "0:1.1 5:1.0 15:0.9 20:1.2 25:1.21 35:1.3",
        [],
        [[15, "UNACK"], [35, "RTN_UNACK"]],
        id="low limit",
    ),
    pytest.param(GAS, "", [1], [], id="no samples"),
]


def sampled(text):
    pairs = (item.split(":") for item in text.split())
    return [[time, None if value == "-" else value] for time, value in pairs]


@pytest.mark.parametrize(("limit", "samples", "acks", "expected"), VECTORS)
def test_replay(ask, limit, samples, acks, expected):
    answer = ask("alarm.replay", limit=limit, samples=sampled(samples), acks=acks)

    assert answer["result"] == {"transitions": expected}


def test_replay_says_its_conditions(ask):
    answer = ask("alarm.replay", limit=GAS, samples=[[0, 25]])

    assert answer["clauses"] == [
        {"id": "BZ/ALARM-EVALUATION", "status": "ours"},
        {"id": "ISA18.2/STATES", "status": "reported"},
    ]
    assert answer["steps"] == [
        "on: v ≥ 25 for 0 s without a break",
        "off: v < 25 − 2 for 30 s without a break",
        "changes of state: 1, the last is UNACK",
    ]


def test_replay_of_a_low_limit_says_its_conditions(ask):
    answer = ask("alarm.replay", limit=LOW, samples=[])

    assert answer["steps"] == [
        "on: v ≤ 1 for 10 s without a break",
        "off: v > 1 + 0.2 for 10 s without a break",
        "changes of state: 0, the last is NORM",
    ]


def test_replay_of_a_latching_alarm_needs_a_reset(ask):
    answer = ask(
        "alarm.replay",
        limit=QUICK | {"latching": True},
        samples=[[0, 25], [2, 20], [4, 25], [6, 20]],
        acks=[1, 7],
        resets=[3, 8],
    )

    assert answer["result"]["transitions"] == [
        [0, "UNACK"],
        [1, "ACKED"],
        [2, "LATCHED"],
        [3, "NORM"],
        [4, "UNACK"],
        [6, "RTN_UNACK"],
        [7, "LATCHED"],
        [8, "NORM"],
    ]


@pytest.mark.parametrize(
    ("changed", "kind", "field"),
    [
        pytest.param(
            {"limit": {k: v for k, v in GAS.items() if k != "high"}},
            BadInput,
            "limit",
            id="no limit",
        ),
        pytest.param({"limit": GAS | {"low": 1}}, BadInput, "limit", id="two limits"),
        pytest.param(
            {"limit": GAS | {"deadband": -1}}, OutOfRange, "limit.deadband", id="negative dead band"
        ),
        pytest.param(
            {"limit": GAS | {"on_delay_s": -1}}, OutOfRange, "limit.on_delay_s", id="negative delay"
        ),
        pytest.param(
            {"limit": {"high": 1, "deadband": 0}}, MissingKey, "limit.on_delay_s", id="no delay"
        ),
        pytest.param({"limit": GAS | {"hi": 1}}, UnknownKey, "limit.hi", id="unknown key"),
        pytest.param({"samples": [[5, 1], [4, 1]]}, BadInput, "samples[1]", id="out of order"),
        pytest.param({"samples": [[4, 1], [5, 1], [5, 1]]}, BadInput, "samples[2]", id="twice"),
        pytest.param({"samples": [[-1, 1]]}, OutOfRange, "samples[0][0]", id="before 0"),
        pytest.param({"samples": [[1]]}, WrongType, "samples[0]", id="no pair"),
        pytest.param({"acks": ["soon"]}, WrongType, "acks[0]", id="text"),
    ],
)
def test_replay_is_refused(refused, changed, kind, field):
    assert refused("alarm.replay", kind, **({"limit": GAS, "samples": []} | changed)) == field


times = st.integers(0, 60).map(Decimal)
values = st.none() | st.integers(0, 8).map(Decimal)
delays = st.integers(0, 12).map(Decimal)
limits = st.builds(
    AlarmLimit,
    deadband=st.integers(0, 3).map(Decimal),
    on_delay_s=delays,
    off_delay_s=delays,
    high=st.just(Decimal(5)),
    latching=st.booleans(),
)
recordings = st.dictionaries(times, values, max_size=25).map(lambda found: sorted(found.items()))
moments = st.lists(times, max_size=6)

ABNORMAL = {AlarmState.UNACK, AlarmState.ACKED}
UNACKNOWLEDGED = {AlarmState.UNACK, AlarmState.RTN_UNACK}


def changes(found):
    return list(zip([AlarmState.NORM, *(state for _, state in found)], found, strict=False))


@given(limits, recordings, moments, moments, times)
def test_replay_of_a_prefix_is_a_prefix(limit, samples, acks, resets, until):
    whole = list(transitions(limit, samples, acks, resets))

    prefix = transitions(
        limit,
        [sample for sample in samples if sample[0] <= until],
        [time for time in acks if time <= until],
        [time for time in resets if time <= until],
    )

    assert list(prefix) == [change for change in whole if change[0] <= until]


@given(limits, recordings, moments)
def test_acknowledging_never_clears(limit, samples, acks):
    with_acks = list(transitions(limit, samples, acks))
    without = list(transitions(limit, samples))

    assert process_changes(with_acks) == process_changes(without)


def process_changes(found):
    return [
        (time, after in ABNORMAL)
        for before, (time, after) in changes(found)
        if (before in ABNORMAL) is not (after in ABNORMAL)
    ]


@given(limits, recordings, moments)
def test_clearing_never_acknowledges(limit, samples, acks):
    found = changes(list(transitions(limit, samples, acks)))

    acknowledged = {
        time
        for before, (time, after) in found
        if before in UNACKNOWLEDGED and after not in UNACKNOWLEDGED
    }
    assert acknowledged <= set(acks)


@given(limits, recordings)
def test_replay_agrees_with_the_definition_by_stretches(limit, samples):
    raised, expected = False, []
    for i, (time, _) in enumerate(samples):
        if not raised and lasts(samples[: i + 1], limit.on_delay_s, lambda v: v >= 5):
            raised, expected = True, [*expected, time]
        elif raised and lasts(
            samples[: i + 1], limit.off_delay_s, lambda v: v < 5 - limit.deadband
        ):
            raised, expected = False, [*expected, time]

    found = process_changes(list(transitions(limit, samples)))

    assert [time for time, _ in found] == expected


def lasts(samples, delay, holds):
    """Return whether some stretch of samples up to the last holds and is long enough."""
    last = samples[-1][0]
    return any(
        all(value is not None and holds(value) for _, value in samples[i:])
        for i, (time, _) in enumerate(samples)
        if last - time >= delay
    )


@given(limits, recordings, moments)
def test_a_low_limit_is_a_high_one_upside_down(limit, samples, acks):
    low = AlarmLimit(
        deadband=limit.deadband,
        on_delay_s=limit.on_delay_s,
        off_delay_s=limit.off_delay_s,
        low=-(limit.high or Decimal()),
        latching=limit.latching,
    )
    mirrored = [(time, None if value is None else -value) for time, value in samples]

    assert list(transitions(low, mirrored, acks)) == list(transitions(limit, samples, acks))
