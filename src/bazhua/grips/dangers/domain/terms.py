"""The codes that the rules on hidden dangers, risks and accidents use, and their words."""

from enum import StrEnum

from bazhua.kernel.words import Word


class ClosureReason(StrEnum):
    """Why closure is proposed, or why not."""

    REPEATED_PENALTIES = "REPEATED_PENALTIES"
    TOO_FEW_PENALTIES = "TOO_FEW_PENALTIES"
    NO_MAJOR_DANGER = "NO_MAJOR_DANGER"


class Sector(StrEnum):
    """A sector by whose catalogue major hidden dangers are told; ``OTHER`` has none of its own."""

    INDUSTRY_TRADE = "INDUSTRY_TRADE"
    CHEMICAL = "CHEMICAL"
    FIREWORKS = "FIREWORKS"
    COAL = "COAL"
    MINE = "MINE"
    FIRE_PROTECTION = "FIRE_PROTECTION"
    CONSTRUCTION = "CONSTRUCTION"
    CITY_GAS = "CITY_GAS"
    EXPLOSIVES = "EXPLOSIVES"
    POWER = "POWER"
    OTHER = "OTHER"


class DangerGrade(StrEnum):
    """The grade of a hidden danger, lower first."""

    GENERAL = "GENERAL"
    MAJOR = "MAJOR"


class GradeReason(StrEnum):
    """By what a hidden danger has its grade, or why it has none yet."""

    LISTED = "LISTED"
    NOT_LISTED = "NOT_LISTED"
    DEFINITION_MET = "DEFINITION_MET"
    DEFINITION_NOT_MET = "DEFINITION_NOT_MET"
    CATALOGUE_NOT_HELD = "CATALOGUE_NOT_HELD"


class PatrolKind(StrEnum):
    """A patrol whose questions come with the platform."""

    WORKSHOP = "WORKSHOP"
    FIRE = "FIRE"
    ELECTRICITY = "ELECTRICITY"
    CHEMICALS = "CHEMICALS"


class PatrolRhythm(StrEnum):
    """How often a patrol is walked."""

    EIGHT_HOURS = "EIGHT_HOURS"
    TWELVE_HOURS = "TWELVE_HOURS"
    DAY = "DAY"
    WORKING_DAY = "WORKING_DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


class Clock(StrEnum):
    """A time that runs with a hidden danger."""

    REGISTRATION = "REGISTRATION"
    WARNING = "WARNING"
    DIRECT_REPORT = "DIRECT_REPORT"
    ACCEPTANCE = "ACCEPTANCE"
    STOP_PUBLICATION = "STOP_PUBLICATION"
    LISTING_FILED = "LISTING_FILED"
    LISTING_PUBLISHED = "LISTING_PUBLISHED"
    LISTED_RECTIFICATION = "LISTED_RECTIFICATION"
    EXTENSION_REQUEST = "EXTENSION_REQUEST"
    EXTENSION_DECISION = "EXTENSION_DECISION"
    DELISTING_PUBLISHED = "DELISTING_PUBLISHED"
    POWER_CUT = "POWER_CUT"


class SignedAct(StrEnum):
    """An act on a hidden danger that others may have to sign beforehand, by the code of the act."""

    ACCEPT = "ACCEPT"
    GRANT_EXTENSION = "GRANT_EXTENSION"
    LIST = "LIST"
    LIFT_STOP = "LIFT_STOP"
    COERCE = "COERCE"


class Signer(StrEnum):
    """Who signs such an act."""

    EXPERTS = "EXPERTS"
    HEAD = "HEAD"
    GOVERNMENT = "GOVERNMENT"


class ReportPeriod(StrEnum):
    """Over which time an enterprise sums up its hidden dangers."""

    QUARTER = "QUARTER"
    YEAR = "YEAR"


class VisitKind(StrEnum):
    """The legal kind of a visit to an enterprise; it decides what may be done there."""

    INSPECTION = "INSPECTION"
    OVERSIGHT = "OVERSIGHT"
    RESIDENT = "RESIDENT"
    ASSISTANCE = "ASSISTANCE"
    TIP_VERIFICATION = "TIP_VERIFICATION"
    ACCIDENT_INVESTIGATION = "ACCIDENT_INVESTIGATION"


class Visitor(StrEnum):
    """Who would make an inspection."""

    DEPARTMENT = "DEPARTMENT"
    DELIBERATIVE_BODY = "DELIBERATIVE_BODY"
    THIRD_PARTY = "THIRD_PARTY"
    INTERMEDIARY = "INTERMEDIARY"
    AUXILIARY_STAFF = "AUXILIARY_STAFF"
    GRID_WORKER = "GRID_WORKER"


class Way(StrEnum):
    """How a paper comes to the party that it is for."""

    HANDED_OVER = "HANDED_OVER"
    LEFT_AT_PLACE = "LEFT_AT_PLACE"
    BY_POST = "BY_POST"
    ELECTRONIC = "ELECTRONIC"
    BY_NOTICE = "BY_NOTICE"


class Proof(StrEnum):
    """What shows that a paper was served."""

    SIGNATURE = "SIGNATURE"
    REFUSAL = "REFUSAL"
    WITNESSES = "WITNESSES"
    RECORDING = "RECORDING"
    RETURN_SLIP = "RETURN_SLIP"
    CONSENT = "CONSENT"
    OTHER_WAYS_FAILED = "OTHER_WAYS_FAILED"


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

CLOCKS = {
    Clock.REGISTRATION: Word("登记定级", "registration with its grade"),
    Clock.WARNING: Word("直报预警", "warning that the direct report is missing"),
    Clock.DIRECT_REPORT: Word("省级直报", "direct report to the province"),
    Clock.ACCEPTANCE: Word("验收", "acceptance"),
    Clock.STOP_PUBLICATION: Word("停产或复产公告", "publication of a stop or its end"),
    Clock.LISTING_FILED: Word("挂牌立项", "filing of the listing"),
    Clock.LISTING_PUBLISHED: Word("挂牌公示", "publication of the listing"),
    Clock.LISTED_RECTIFICATION: Word("挂牌整改最长期限", "longest time of a listing"),
    Clock.EXTENSION_REQUEST: Word("最迟申请延期", "latest request for more time"),
    Clock.EXTENSION_DECISION: Word("延期决定", "decision on more time"),
    Clock.DELISTING_PUBLISHED: Word("摘牌公示", "publication of the removal"),
    Clock.POWER_CUT: Word("停止供电通知", "notice of a cut of power"),
}

SIGNED_ACTS = {
    SignedAct.ACCEPT: Word("签署重大隐患验收意见", "Sign the acceptance of a major hidden danger"),
    SignedAct.GRANT_EXTENSION: Word("签批延长整改期限", "Sign more time for a hidden danger"),
    SignedAct.LIST: Word("签批挂牌督办", "Sign the listing for supervision"),
    SignedAct.LIFT_STOP: Word("签批恢复生产", "Sign the consent to resumption"),
    SignedAct.COERCE: Word("签批停止供电、供应民用爆炸物品", "Sign the cut of power or explosives"),
}

SIGNERS = {
    Signer.EXPERTS: Word("专家", "experts"),
    Signer.HEAD: Word("部门主要负责人", "head of the department"),
    Signer.GOVERNMENT: Word("本级人民政府主要负责人", "head of the government"),
}

GRADES = {
    DangerGrade.GENERAL: Word("一般隐患", "general"),
    DangerGrade.MAJOR: Word("重大事故隐患", "major"),
}

SECTORS = {
    Sector.INDUSTRY_TRADE: Word("工贸", "industry and trade"),
    Sector.CHEMICAL: Word("化工和危险化学品", "chemicals"),
    Sector.FIREWORKS: Word("烟花爆竹", "fireworks"),
    Sector.COAL: Word("煤矿", "coal mines"),
    Sector.MINE: Word("非煤矿山", "mines other than coal"),
    Sector.FIRE_PROTECTION: Word("消防", "fire protection"),
    Sector.CONSTRUCTION: Word("房屋市政工程", "construction"),
    Sector.CITY_GAS: Word("城镇燃气", "city gas"),
    Sector.EXPLOSIVES: Word("民用爆炸物品", "civil explosives"),
    Sector.POWER: Word("电力", "power"),
    Sector.OTHER: Word("其他", "other"),
}
