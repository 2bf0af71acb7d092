"""Classifications of the law that several priority areas share."""

from enum import StrEnum


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
