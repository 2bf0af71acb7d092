"""What a model learns from: a time of normal running, refused where it cannot teach."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from bazhua.engine.core.codes import Floats
from bazhua.engine.warning.sampling import gaps, held
from bazhua.engine.warning.scaling import Scale
from bazhua.engine.warning.watching import Settings, Watch
from bazhua.grips.inherent.domain.warning.policy import WarningModel
from bazhua.grips.inherent.domain.warning.terms import PERIODS_S
from bazhua.kernel.errors import BadInput, NotAChoice
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import say

WEEK_S: Final = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Window:
    """A time of normal running, and how long each sample of it spans."""

    begins: datetime
    ends: datetime
    period_s: int

    @property
    def count(self) -> int:
        """How many whole samples it holds."""
        return (self.ends - self.begins) // timedelta(seconds=self.period_s)

    def at(self, place: int) -> datetime:
        """Return when a sample begins."""
        return self.begins + place * timedelta(seconds=self.period_s)

    def check(self, asked: WarningModel, slowest_s: int, now: datetime) -> None:
        """Refuse a time that cannot be read, or is too short or too long.

        Args:
            slowest_s: how often the slowest point sends.

        Raises:
            NotAChoice: there are no samples of this length.
            BadInput: it ends before it begins, or later than now, or a point sends more seldom, or
                there are too few samples, or too many.
        """
        if self.period_s not in PERIODS_S:
            raise NotAChoice("period_s", str(self.period_s), [str(one) for one in PERIODS_S])
        if not self.begins < self.ends <= now:
            problem = say(
                "时间窗应先开始后结束，且不晚于现在（{ends}）",
                "it begins before it ends, and ends no later than now ({ends})",
                ends=_minute(self.ends),
            )
            raise BadInput("ends", problem)
        if slowest_s > self.period_s:
            problem = say(
                "采样周期 {period} 秒短于最慢测点的 {slowest} 秒，请选更长的周期",
                "samples of {period} s are shorter than the {slowest} s of the slowest point: choose "
                "a longer period",
                period=self.period_s,
                slowest=slowest_s,
            )
            raise BadInput("period_s", problem)
        self._check_count(asked)

    def _check_count(self, asked: WarningModel) -> None:
        if self.count < asked.least_samples:
            problem = say(
                "时间窗只有 {n} 个采样，至少需要 {least} 个；请放长时间窗或缩短采样周期",
                "{n} samples are too few, {least} are needed: choose a longer time or a shorter "
                "period",
                n=self.count,
                least=asked.least_samples,
            )
            raise BadInput("begins", problem)
        if self.count > asked.most_samples:
            problem = say(
                "时间窗有 {n} 个采样，最多 {most} 个；请缩短时间窗或放长采样周期",
                "{n} samples are too many, at most {most} are read: choose a shorter time or a "
                "longer period",
                n=self.count,
                most=asked.most_samples,
            )
            raise BadInput("begins", problem)


def learned(asked: WarningModel, window: Window, samples: Floats, called: Sequence[str]) -> Watch:
    """Return the model that a time of normal running teaches.

    Args:
        samples: a row for each of its samples, NaN where nothing is known.
        called: what each point is called.

    Raises:
        BadInput: a point sent nothing for too long, or does not move.
    """
    filled = held(samples, asked.longest_gap)
    _check_gaps(asked, window, samples, filled, called)
    cut = len(filled) * asked.learning_percent // 100
    normal, held_out = filled[:cut], filled[cut:]
    for part in (normal, held_out):
        _check_flat(part, called)
    return Watch.learned(normal, held_out, _settings(asked, window.period_s, len(called)))


def _settings(asked: WarningModel, period_s: int, points: int) -> Settings:
    return Settings(
        lags=asked.lags,
        states=max(1, math.ceil(points * asked.states_percent / 100)),
        weight=float(asked.weight),
        false=float(asked.false_per_week),
        samples=WEEK_S // period_s,
    )


def _check_gaps(
    asked: WarningModel, window: Window, samples: Floats, filled: Floats, called: Sequence[str]
) -> None:
    missing = np.isnan(filled)
    if not missing.any():
        return
    row, column = (int(one) for one in np.argwhere(missing)[0])
    first = row - int(gaps(samples)[row, column]) + 1
    problem = say(
        "测点“{point}”自 {at} 起连续 {most} 个采样以上没有可信数据；请避开这段时间，或移出该测点",
        "“{point}” has nothing to be believed for more than {most} samples from {at} on: choose a "
        "time without that, or leave the point out",
        point=called[column],
        at=_minute(window.at(max(first, 0))),
        most=asked.longest_gap,
    )
    raise BadInput("begins", problem)


def _check_flat(part: Floats, called: Sequence[str]) -> None:
    still = np.isinf(Scale.of(part).spread)
    if still.any():
        problem = say(
            "测点“{point}”在这段时间没有变化，学不到东西；请另选时间，或移出该测点",
            "“{point}” does not move in this time, so nothing is learnt from it: choose another time, "
            "or leave the point out",
            point=called[int(np.argmax(still))],
        )
        raise BadInput("begins", problem)


def _minute(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
