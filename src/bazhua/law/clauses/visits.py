"""Clauses of the legal kinds of visits to an enterprise."""

from typing import Final

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

OPENING: Final = "opening of the text; the articles were not read"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "GBF54",
            "INSPECTION",
            Status.UNCONFIRMED,
            OPENING,
            "行政检查须经批准，执法人员不少于 2 名，扫码入企，计入年度频次上限",
            "An administrative inspection is approved, made by 2 officers or more, begins with a "
            "scan and counts towards the yearly cap",
        ),
        (
            "GBF54",
            "BARRED",
            Status.UNCONFIRMED,
            OPENING,
            "议事协调机构、第三方、中介机构、辅助人员、网格员不得实施行政检查",
            "Deliberative bodies, third parties, intermediaries, auxiliary staff and grid workers "
            "make no administrative inspections",
        ),
        (
            "GBF54",
            "DISGUISED",
            Status.UNCONFIRMED,
            OPENING,
            "不得以督导、驻点等名义变相实施行政检查",
            "No inspection in disguise under the name of oversight or resident supervision",
        ),
        (
            "BZ",
            "VISIT-CAP",
            Status.OURS,
            "platform",
            "企业每年接受行政检查的次数上限；各部门公布的上限待核实，未核实前暂按 4 次提示，不阻止",
            "The yearly cap of inspections at an enterprise; the published caps were not read: "
            "four until then, shown and not refused",
        ),
        (
            "BZ",
            "VISIT-KINDS",
            Status.OURS,
            "platform",
            "帮扶诊断、举报核查、事故调查中需要采取强制措施的，移交执法",
            "What needs coercion on assistance, tip verification or accident investigation is "
            "handed to enforcement",
        ),
    )
)
