"""The codes that the rules on tips use, and their words."""

from enum import StrEnum


class TipKind(StrEnum):
    """What a verified tip turned out to be about."""

    DANGER_GENERAL = "DANGER_GENERAL"
    DANGER_MAJOR = "DANGER_MAJOR"
    VIOLATION = "VIOLATION"
    CONCEALED_ACCIDENT = "CONCEALED_ACCIDENT"
    FIRE = "FIRE"


class Authority(StrEnum):
    """Whose reward measures apply: the province's or the national ones."""

    SD = "SD"
    NAT = "NAT"


class Reason(StrEnum):
    """Why a reward is nothing, or why a person has to fix it."""

    ANONYMOUS = "ANONYMOUS"
    NO_CONCEALED_DEATH = "NO_CONCEALED_DEATH"
    AWAITS_APPROVAL = "AWAITS_APPROVAL"
    FIRE_SCHEME = "FIRE_SCHEME"
