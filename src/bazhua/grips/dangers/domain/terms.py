"""The codes that the rules on hidden dangers, risks and accidents use, and their words."""

from enum import StrEnum

from bazhua.kernel.words import Word


class ClosureReason(StrEnum):
    """Why closure is proposed, or why not."""

    REPEATED_PENALTIES = "REPEATED_PENALTIES"
    TOO_FEW_PENALTIES = "TOO_FEW_PENALTIES"
    NO_MAJOR_DANGER = "NO_MAJOR_DANGER"


class Method(StrEnum):
    """A way of scoring a risk."""

    LEC = "LEC"
    LS = "LS"
    MES = "MES"


class Factor(StrEnum):
    """A factor of a risk score."""

    L = "L"
    E = "E"
    C = "C"
    M = "M"
    S = "S"


class Tier(StrEnum):
    """Who investigates an accident, or how far up it is reported; lowest first."""

    UNIT = "UNIT"
    COUNTY = "COUNTY"
    CITY = "CITY"
    PROVINCE = "PROVINCE"
    STATE = "STATE"


class AccidentReport(StrEnum):
    """A report on an accident that runs against a clock."""

    ENTERPRISE = "ENTERPRISE"
    LEVEL = "LEVEL"
    DIRECT = "DIRECT"
    WRITTEN = "WRITTEN"


class AccidentCause(StrEnum):
    """The kind of accident, as far as its casualty window depends on it."""

    OTHER = "OTHER"
    ROAD = "ROAD"
    FIRE = "FIRE"


REPORTS = {
    AccidentReport.ENTERPRISE: Word("单位报告", "report by the enterprise"),
    AccidentReport.LEVEL: Word("逐级上报", "report to the next level"),
    AccidentReport.DIRECT: Word("直报省政府安委会办公室", "direct report to the province"),
    AccidentReport.WRITTEN: Word("书面报告", "written report to the province"),
}
