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


WORDS = {
    ClosureReason.REPEATED_PENALTIES: Word(
        "存在重大事故隐患且屡次受到处罚", "a major hidden danger and repeated penalties"
    ),
    ClosureReason.TOO_FEW_PENALTIES: Word(
        "处罚次数未达到提请关闭的条件", "too few penalties within the periods"
    ),
    ClosureReason.NO_MAJOR_DANGER: Word("不存在重大事故隐患", "no major hidden danger"),
    Method.LEC: Word("作业条件危险性评价法（LEC）", "LEC"),
    Method.LS: Word("风险矩阵法（LS）", "LS matrix"),
    Method.MES: Word("MES 评价法", "MES"),
    Factor.L: Word("可能性", "likelihood"),
    Factor.E: Word("暴露频繁程度", "exposure"),
    Factor.C: Word("后果", "consequence"),
    Factor.M: Word("控制措施状态", "control state"),
    Factor.S: Word("后果严重性", "severity"),
    Tier.UNIT: Word("事故发生单位", "the enterprise itself"),
    Tier.COUNTY: Word("县级政府", "the county government"),
    Tier.CITY: Word("设区的市政府", "the city government"),
    Tier.PROVINCE: Word("省政府", "the provincial government"),
    Tier.STATE: Word("国务院", "the State Council"),
    AccidentReport.ENTERPRISE: Word("单位报告", "report by the enterprise"),
    AccidentReport.LEVEL: Word("逐级上报", "report to the next level"),
    AccidentReport.DIRECT: Word("直报省政府安委会办公室", "direct report to the province"),
    AccidentReport.WRITTEN: Word("书面报告", "written report to the province"),
    AccidentCause.OTHER: Word("其他", "other"),
    AccidentCause.ROAD: Word("道路交通事故", "road traffic"),
    AccidentCause.FIRE: Word("火灾事故", "fire"),
}
