"""Classifications of the law that several priority areas share."""

from enum import StrEnum

from bazhua.kernel.words import Word


class AccidentGrade(StrEnum):
    """Grade of a work-safety accident (State Council Order 493 art. 3), lowest first."""

    GENERAL = "GENERAL"
    LARGER = "LARGER"
    MAJOR = "MAJOR"
    EXTRAORDINARY = "EXTRAORDINARY"


class Colour(StrEnum):
    """The four risk colours, most severe first."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    BLUE = "blue"


WORDS = {
    AccidentGrade.GENERAL: Word("一般", "general"),
    AccidentGrade.LARGER: Word("较大", "larger"),
    AccidentGrade.MAJOR: Word("重大", "major"),
    AccidentGrade.EXTRAORDINARY: Word("特别重大", "extraordinary"),
    Colour.RED: Word("红", "red"),
    Colour.ORANGE: Word("橙", "orange"),
    Colour.YELLOW: Word("黄", "yellow"),
    Colour.BLUE: Word("蓝", "blue"),
}
