"""How a process unit stands, and what people say of a warning."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class Standing(StrEnum):
    """How far a process unit is relied on."""

    UNTRAINED = "UNTRAINED"
    WATCHED = "WATCHED"
    OBSERVED = "OBSERVED"


STANDINGS: Final[Mapping[Standing, Word]] = {
    Standing.UNTRAINED: Word("未训练", "no model yet"),
    Standing.WATCHED: Word("正式运行", "watched"),
    Standing.OBSERVED: Word("试运行", "observed only"),
}


class Feedback(StrEnum):
    """What a warning was about, as who looked says."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    KNOWN = "KNOWN"


FEEDBACK: Final[Mapping[Feedback, Word]] = {
    Feedback.TRUE: Word("属实", "true"),
    Feedback.FALSE: Word("误报", "false"),
    Feedback.KNOWN: Word("正常操作", "known operation"),
}

PERIODS_S: Final = (5, 10, 30, 60, 300, 600)
"""Seconds that a sample may span: from a minute on, whole minutes, as history tells them."""

LEAST_POINTS: Final = 3
MOST_POINTS: Final = 60
"""Of a process unit: fewer say nothing of each other, more are several units."""
