"""A recorded stretch of one point played again: the states that its alarm went through."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Final, TypeAlias

from bazhua.grips.inherent.domain.alarm.point import AlarmLimit, AlarmPoint
from bazhua.grips.inherent.domain.alarm.states import AlarmEvent, AlarmState
from bazhua.kernel.errors import BadInput
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, say

Seconds: TypeAlias = Annotated[Decimal, Between(0, 10**11)]

EVALUATION: Final = "BZ/ALARM-EVALUATION"
STATES: Final = "ISA18.2/STATES"


@dataclass(frozen=True, slots=True)
class Replay:
    """Time in seconds and new state of every change; the alarm starts in NORM."""

    transitions: tuple[tuple[int | float, AlarmState], ...]


def alarm_replay(
    *,
    limit: AlarmLimit,
    samples: tuple[tuple[Seconds, Decimal | None], ...],
    acks: tuple[Seconds, ...] = (),
    resets: tuple[Seconds, ...] = (),
) -> Answer[Replay]:
    """Return the states that an alarm goes through.

    Args:
        samples: time in seconds and value, in order of time; value null when not good.
        acks: times at which the alarm was acknowledged.
        resets: times at which it was reset.

    Raises:
        BadInput: the limit is not exactly one of high and low, or the samples are out of order.
    """
    for i, (earlier, later) in enumerate(pairwise(samples), 1):
        if later[0] <= earlier[0]:
            raise BadInput(
                f"samples[{i}]",
                say(
                    "采样时刻 {later} 不晚于前一个 {earlier}；请按时间先后排列，去掉重复",
                    "sample time {later} is not after {earlier}; put them in order, without repeats",
                    later=later[0],
                    earlier=earlier[0],
                ),
            )
    found = tuple(transitions(limit, samples, acks, resets))
    result = Replay(tuple((_number(time), state) for time, state in found))
    last = found[-1][1] if found else AlarmState.NORM
    return Answer(result, (EVALUATION, STATES), (*_conditions(limit), _end(len(found), last)))


def transitions(
    limit: AlarmLimit,
    samples: Iterable[tuple[Decimal, Decimal | None]],
    acks: Iterable[Decimal] = (),
    resets: Iterable[Decimal] = (),
) -> Iterator[tuple[Decimal, AlarmState]]:
    """Yield time and new state of every change, in order of time.

    At one instant acknowledgement and reset come before the sample: a person can only mean
    what was already shown.
    """
    happenings: list[tuple[Decimal, AlarmEvent | Decimal | None]] = [
        *((time, AlarmEvent.ACKNOWLEDGE) for time in acks),
        *((time, AlarmEvent.RESET) for time in resets),
        *samples,
    ]
    happenings.sort(key=lambda happening: happening[0])
    point = AlarmPoint()
    for time, what in happenings:
        before = point.state
        if isinstance(what, AlarmEvent):
            point = point.told(limit, what)
        else:
            point = point.sampled(limit, time, what)
        if point.state is not before:
            yield time, point.state


def _number(time: Decimal) -> int | float:
    return int(time) if time == int(time) else float(time)


def _conditions(limit: AlarmLimit) -> tuple[Phrase, Phrase]:
    high = limit.high is not None
    return (
        say(
            "报警：v {sign} {bound} 连续达 {delay} 秒",
            "on: v {sign} {bound} for {delay} s without a break",
            sign="≥" if high else "≤",
            bound=limit.high if high else limit.low,
            delay=limit.on_delay_s,
        ),
        say(
            "恢复：v {sign} {bound} {shift} {deadband} 连续达 {delay} 秒",
            "off: v {sign} {bound} {shift} {deadband} for {delay} s without a break",
            sign="<" if high else ">",
            bound=limit.high if high else limit.low,
            shift="−" if high else "+",
            deadband=limit.deadband,
            delay=limit.off_delay_s,
        ),
    )


def _end(count: int, last: AlarmState) -> Phrase:
    return say(
        "共变化 {count} 次，最后状态 {last}",
        "changes of state: {count}, the last is {last}",
        count=count,
        last=last,
    )
