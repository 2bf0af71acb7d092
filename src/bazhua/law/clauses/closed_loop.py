"""Clauses of the moves of a hidden danger."""

from typing import Final

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

FULL_TEXT: Final = "full text, public law collection"
PLATFORM: Final = "platform"

CLAUSES: tuple[Clause, ...] = tuple(
    Clause(document=document, article=article, title=Word(zh, en), status=status, source=source)
    for document, article, status, source, zh, en in (
        (
            "SDTL",
            "32(1)",
            Status.CONFIRMED,
            FULL_TEXT,
            "排除隐患前或排除中无法保证安全的，撤出人员、疏散周边、设置警示标志",
            "Where safety cannot be assured before or during removal: withdraw people, evacuate "
            "neighbours, put up warning signs",
        ),
        (
            "SDTL",
            "44(1)",
            Status.CONFIRMED,
            FULL_TEXT,
            "检查发现隐患责令立即排除；重大隐患无法保证安全的，责令撤人、暂时停产停业或停止使用",
            "A danger found in inspection is ordered removed; a major one without assured safety: "
            "withdrawal and a temporary stop",
        ),
        (
            "SDTL",
            "44(2)",
            Status.CONFIRMED,
            FULL_TEXT,
            "恢复生产经营须经部门审查同意",
            "Resumption needs the review and consent of the department",
        ),
        (
            "SDGP",
            "2-4",
            Status.CONFIRMED,
            FULL_TEXT,
            "重大隐患由省安委会挂牌督办，市政府负责整改",
            "Major hidden dangers are listed by the Commission; the city government answers for "
            "their rectification",
        ),
        (
            "BZ",
            "HAZ-10",
            Status.OURS,
            PLATFORM,
            "重大隐患整改前五落实齐全，一般隐患落实责任人、措施、时限",
            "All five placements before a major one is rectified, for a general one person, "
            "measures and time limit",
        ),
        (
            "BZ",
            "HAZ-INDEPENDENT",
            Status.OURS,
            PLATFORM,
            "制定方案、整改、申请验收的人不得验收；重大隐患由监管部门会同专家验收",
            "Nobody accepts what he planned, rectified or asked for; a major one is accepted by the "
            "regulating department with experts",
        ),
        (
            "BZ",
            "HAZ-CLOSE",
            Status.OURS,
            PLATFORM,
            "验收后销号；挂牌、停产、停供未解除的不销号",
            "Closed after acceptance, and not while it is listed, stopped or cut off",
        ),
        (
            "BZ",
            "HAZ-MERGE",
            Status.OURS,
            PLATFORM,
            "重复隐患并入未办结、等级不低的一条，原记录保留",
            "A double is merged into an open one of no lower grade; its record stays",
        ),
        (
            "BZ",
            "HAZ-TRANSFER",
            Status.OURS,
            PLATFORM,
            "不属本部门监管的隐患，整改前移交，状态不变",
            "One of another authority is transferred before it is rectified; its state stays",
        ),
        (
            "BZ",
            "HAZ-REGRADE",
            Status.OURS,
            PLATFORM,
            "定级有误的重新定级并留痕；降级须监管部门第二人复核",
            "A wrong grade is changed on record; a downgrade is confirmed by a second person of the "
            "regulating department",
        ),
        (
            "BZ",
            "HAZ-RESUME",
            Status.OURS,
            PLATFORM,
            "自行停产的，由主要负责人或安全总监决定恢复；挂牌期间不恢复",
            "A stop of one's own is ended by the principal or the safety director, never while the "
            "danger is listed",
        ),
    )
)
