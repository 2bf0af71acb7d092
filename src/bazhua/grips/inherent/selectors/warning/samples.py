"""Samples of a process unit, from the history that the engine keeps."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from bazhua.engine.adapters.history.reading import downsampled
from bazhua.engine.core.codes import Floats
from bazhua.engine.warning.sampling import samples_of
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.models import Point
from bazhua.grips.inherent.selectors.watching.readings import instant, milliseconds
from bazhua.infra.telemetry.reading import engine_tables


def sampled(rows: Sequence[Point], window: Window) -> Floats:
    """Return a row for each sample of a time and a column for each point, NaN where none is known.

    What is shorter than a minute comes from readings, what is longer from the minutes told of them.
    """
    if not window.count:
        return np.empty((0, len(rows)))
    begins, period = milliseconds(window.begins), window.period_s * 1_000
    ends = begins + window.count * period
    with engine_tables() as own:
        told = [downsampled(own, one.tag, begins, ends, window.count) for one in rows]
    return samples_of(told, begins, period, window.count)


def aligned(window: Window) -> Window:
    """Return a time whose samples lie between whole periods since 1970."""
    period = window.period_s * 1_000
    begins, ends = milliseconds(window.begins), milliseconds(window.ends)
    return Window(
        instant(-(-begins // period) * period), instant(ends // period * period), window.period_s
    )


def before(window: Window, samples: int) -> Window:
    """Return a time that begins so many samples earlier."""
    earlier = window.begins - samples * timedelta(seconds=window.period_s)
    return Window(earlier, window.ends, window.period_s)
