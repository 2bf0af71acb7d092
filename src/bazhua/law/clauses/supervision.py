"""Clauses cited by the rules of `supervision`."""

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

STANDARD = tuple(
    Clause(
        document="GB30871",
        article=article,
        title=Word(zh, en),
        status=Status.CONFIRMED,
        source="full text, public transcription",
    )
    for article, zh, en in (
        ("3.6", "受限空间作业的定义", "What confined space entry is"),
        ("3.8", "高处作业的定义", "What work at height is"),
        ("3.11", "动土作业的定义", "What excavation is"),
        ("3.12", "断路作业的定义", "What road closure is"),
        ("5.1.1", "动火作业的分级与升级管理", "Levels of hot work and their upgrade"),
        ("5.1.2", "特级动火作业", "Hot work of special level"),
        ("5.1.3", "一级动火作业", "Hot work of level 1"),
        ("5.1.4", "二级动火作业", "Hot work of level 2"),
        ("5.1.5", "动火作业票的有效期", "Validity of hot-work permits"),
        ("5.2.15", "大风天气的露天动火", "Outdoor hot work in strong wind"),
        ("5.3.2", "动火分析合格判定指标", "Limits of the gas test before hot work"),
        ("6.4", "受限空间气体检测要求", "Gas limits in a confined space"),
        ("6.10", "受限空间作业票的有效期", "Validity of confined-space permits"),
        ("7.11", "一张票一块盲板一项作业", "One permit for one blind and one action"),
        ("8.1.2", "引起坠落的客观危险因素", "Factors that may directly cause a fall"),
        ("8.1.3", "高处作业分级", "Levels of work at height"),
        ("8.2.11", "高处作业票的有效期", "Validity of height permits"),
        ("9.1", "吊装作业分级", "Levels of lifting"),
        ("9.2.1", "吊装作业方案", "Lifting plans"),
        ("10.8", "临时用电的时间", "How long temporary power lasts"),
        ("B.1", "安全作业票的审批人", "Who approves a permit"),
        ("B.1-2", "高处作业的其他情形", "Further situations of work at height"),
        ("B.1-3", "可不办票的吊装", "Lifting that needs no permit"),
    )
)

PLATFORM = tuple(
    Clause(
        document="BZ",
        article=article,
        title=Word(zh, en),
        status=Status.OURS,
        source="platform",
    )
    for article, zh, en in (
        ("PERMIT-UPGRADE", "动火作业升级的对应级别", "What hot work of each level is upgraded to"),
        ("PERMIT-NIGHT", "夜间的起止时刻", "When it is night"),
        (
            "PERMIT-HOURS",
            "标准未定有效期的作业票由企业规定",
            "Where the standard sets no validity the enterprise does",
        ),
        (
            "HEIGHT-SITUATION",
            "附录B所列Ⅱ级、Ⅲ级情形按不低于Ⅱ级",
            "Situations listed for levels II and III ask for II at least",
        ),
        (
            "LEL-UNKNOWN",
            "爆炸下限未知按最严限值",
            "An unknown lower explosive limit takes the strictest value",
        ),
    )
)

CLAUSES: tuple[Clause, ...] = (*STANDARD, *PLATFORM)
