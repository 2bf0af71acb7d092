"""The codes that the rules on tips use, and their words."""

from enum import StrEnum

from bazhua.kernel.words import Word


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


WORDS = {
    TipKind.DANGER_GENERAL: Word("一般事故隐患", "general hidden danger"),
    TipKind.DANGER_MAJOR: Word("重大事故隐患", "major hidden danger"),
    TipKind.VIOLATION: Word("安全生产违法行为", "violation"),
    TipKind.CONCEALED_ACCIDENT: Word("谎报瞒报生产安全事故", "concealed accident"),
    TipKind.FIRE: Word("火灾隐患", "fire danger"),
    Authority.SD: Word("山东省", "Shandong"),
    Authority.NAT: Word("国家", "national"),
    Reason.ANONYMOUS: Word("匿名举报不发现金奖励", "an anonymous tip earns no cash reward"),
    Reason.NO_CONCEALED_DEATH: Word("没有查实的瞒报死亡", "no concealed death was proven"),
    Reason.AWAITS_APPROVAL: Word("金额待核定", "the amount awaits approval"),
    Reason.FIRE_SCHEME: Word("按消防举报奖励办法", "paid under the fire-rescue scheme"),
}
