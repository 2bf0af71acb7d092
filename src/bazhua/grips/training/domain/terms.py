"""The codes that the rules on training use, and their words."""

from enum import StrEnum

from bazhua.kernel.words import Word


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


WORDS = {
    Trainee.NEW_WORKER: Word("新上岗从业人员", "new worker"),
    Trainee.WORKER: Word("从业人员", "worker"),
    Trainee.PRINCIPAL: Word("主要负责人", "principal"),
    Trainee.MANAGER: Word("安全生产管理人员", "safety manager"),
    Trainee.SPECIAL_OPERATOR: Word("特种作业人员", "special operator"),
    ExamState.PASSED: Word("合格", "passed"),
    ExamState.FAILED_1: Word("不合格，可补考", "failed, a resit is left"),
    ExamState.FAILED_FINAL: Word("不合格，须重新培训", "failed, to be trained again"),
    PreshiftFault.NOT_BEFORE_SHIFT: Word("未在班前召开", "not held before the shift"),
    PreshiftFault.TOO_SHORT: Word("时长不足", "too short"),
    PreshiftFault.ABSENT_WITHOUT_LEAVE: Word("有人无故缺席", "somebody absent without leave"),
    PreshiftFault.MORE_THAN_ON_ROLL: Word("人数多于应到", "more people than on the roll"),
    PreshiftFault.SIGNATURE_MISSING: Word("有人未签字", "a signature is missing"),
    PreshiftFault.MORE_SIGNATURES_THAN_PRESENT: Word(
        "签字多于实到", "more signatures than people present"
    ),
}
