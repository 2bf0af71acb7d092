"""The codes that the rules on training use, and their words."""

from enum import StrEnum


class Trainee(StrEnum):
    """Who is trained."""

    NEW_WORKER = "NEW_WORKER"
    WORKER = "WORKER"
    PRINCIPAL = "PRINCIPAL"
    MANAGER = "MANAGER"
    SPECIAL_OPERATOR = "SPECIAL_OPERATOR"


class ExamState(StrEnum):
    """What an attempt at an examination leads to."""

    PASSED = "PASSED"
    FAILED_1 = "FAILED_1"
    FAILED_FINAL = "FAILED_FINAL"


class PreshiftFault(StrEnum):
    """Why a pre-shift meeting does not count."""

    NOT_BEFORE_SHIFT = "NOT_BEFORE_SHIFT"
    TOO_SHORT = "TOO_SHORT"
    ABSENT_WITHOUT_LEAVE = "ABSENT_WITHOUT_LEAVE"
    MORE_THAN_ON_ROLL = "MORE_THAN_ON_ROLL"
    SIGNATURE_MISSING = "SIGNATURE_MISSING"
    MORE_SIGNATURES_THAN_PRESENT = "MORE_SIGNATURES_THAN_PRESENT"
