"""What a time of normal running must offer; each refusal names what, and what to do."""

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.warning.policy import WarningModel
from bazhua.grips.inherent.domain.warning.training import Window, learned
from bazhua.kernel.errors import BadInput, NotAChoice
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang
from tests.engine.warning.test_watching import COLUMNS, plant

NUMBERS = BOOK.row(WarningModel)
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=BEIJING)
HOUR = timedelta(hours=1)
WINDOW = Window(NOW - 2 * HOUR, NOW, 5)
CALLED = [f"测点{number}" for number in range(COLUMNS)]


def refused(do):
    with pytest.raises((BadInput, NotAChoice)) as caught:
        do()
    return caught.value.field, [sentence(caught.value, lang) for lang in Lang]


def test_a_time_of_normal_running_teaches_a_model():
    samples = plant(3, WINDOW.count)

    watch = learned(NUMBERS, WINDOW, samples, CALLED)

    assert (WINDOW.count, watch.model.lags) == (1440, 3)
    assert watch.model.states.shape == (3, 3 * COLUMNS)
    assert np.nanmax(watch.factors(samples)) < 1


@pytest.mark.parametrize(
    ("window", "slowest", "field", "says"),
    [
        (replace(WINDOW, period_s=7), 5, "period_s", "5, 10, 30"),
        (replace(WINDOW, ends=WINDOW.begins), 5, "ends", "先开始后结束"),
        (replace(WINDOW, ends=NOW + HOUR), 5, "ends", "2026-11-27 13:00"),
        (WINDOW, 30, "period_s", "最慢测点的 30 秒"),
        (replace(WINDOW, begins=NOW - HOUR / 2), 5, "begins", "只有 360 个采样，至少需要 480 个"),
        (replace(WINDOW, begins=NOW - 48 * HOUR), 5, "begins", "有 34560 个采样，最多 20000 个"),
    ],
)
def test_a_time_that_cannot_teach_is_refused(window, slowest, field, says):
    found, (zh, en) = refused(lambda: window.check(NUMBERS, slowest, NOW))

    assert (found, says in zh) == (field, True)
    assert en != zh


def test_a_short_gap_is_filled_and_a_long_one_refused():
    samples = plant(3, WINDOW.count)
    samples[100:103, 1] = np.nan
    learned(NUMBERS, WINDOW, samples, CALLED)
    samples[100:104, 1] = np.nan

    field, (zh, en) = refused(lambda: learned(NUMBERS, WINDOW, samples, CALLED))

    begins = (WINDOW.begins + 100 * timedelta(seconds=5)).strftime("%Y-%m-%d %H:%M")
    assert field == "begins"
    assert f"“测点1”自 {begins} 起" in zh
    assert "“测点1” has nothing to be believed" in en


@pytest.mark.parametrize("half", [slice(0, 720), slice(720, 1440)])
def test_a_flat_point_is_refused(half):
    samples = plant(3, WINDOW.count)
    samples[half, 2] = 7.0

    field, (zh, _) = refused(lambda: learned(NUMBERS, WINDOW, samples, CALLED))

    assert (field, "“测点2”在这段时间没有变化" in zh) == ("begins", True)
