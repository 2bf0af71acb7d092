"""What an enterprise is: its state, the lists of high risk, how it is supervised and divided."""

from enum import StrEnum
from typing import Final

from bazhua.kernel.words import Word


class Status(StrEnum):
    """Whether an enterprise is at work."""

    OPERATING = "operating"
    STOPPED = "stopped"
    CLOSED = "closed"


STATUS_WORDS: Final = {
    Status.OPERATING: Word("在营", "Operating"),
    Status.STOPPED: Word("停产停业", "Stopped"),
    Status.CLOSED: Word("已注销", "Closed"),
}


class HighRisk(StrEnum):
    """A legal list of high-risk enterprises; the five lists differ, so each is a flag."""

    TRAINING = "training"
    EXAMINATION = "examination"
    STAFFING = "staffing"
    DRILL = "drill"
    INSURANCE = "insurance"


HIGH_RISK_WORDS: Final = {
    HighRisk.TRAINING: Word("高危（培训学时）", "High risk (training hours)"),
    HighRisk.EXAMINATION: Word("高危（考核）", "High risk (examination)"),
    HighRisk.STAFFING: Word("高危生产经营单位", "High risk (safety staff)"),
    HighRisk.DRILL: Word("高危（演练）", "High risk (drills)"),
    HighRisk.INSURANCE: Word("高危（责任保险）", "High risk (insurance)"),
}


class SupervisionKind(StrEnum):
    """Why a department supervises an enterprise (三管三必须)."""

    INDUSTRY = "industry"
    BUSINESS = "business"
    OPERATION = "operation"


SUPERVISION_WORDS: Final = {
    SupervisionKind.INDUSTRY: Word("管行业", "In charge of the industry"),
    SupervisionKind.BUSINESS: Word("管业务", "In charge of the business"),
    SupervisionKind.OPERATION: Word("管生产经营", "In charge of production and operation"),
}


class UnitKind(StrEnum):
    """A division of an enterprise."""

    WORKSHOP = "workshop"
    TEAM = "team"


UNIT_WORDS: Final = {
    UnitKind.WORKSHOP: Word("车间", "Workshop"),
    UnitKind.TEAM: Word("班组", "Team"),
}
