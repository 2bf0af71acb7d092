"""Clauses of the moves of a hidden danger, of its papers and their service."""

from typing import Final

from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.words import Word

FULL_TEXT: Final = "full text, public law collection"
ARTICLE: Final = "text of the article, public law collection"
MEMORY: Final = "from memory; the text in force was not seen"
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
            "HAZ-RECURRENCE",
            Status.OURS,
            PLATFORM,
            "销号后 180 日内，同一单位同一场所又查出同一条目的隐患，为重复发生",
            "The same item at the same place of the same subject within 180 days of closing recurs",
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
        (
            "MSF",
            "87",
            Status.CONFIRMED,
            ARTICLE,
            "送达须有送达回证，受送达人签收的日期为送达日期",
            "Service has a receipt; the day on which the recipient signs is that of the service",
        ),
        (
            "MSF",
            "89",
            Status.UNCONFIRMED,
            MEMORY,
            "拒绝签收的，有见证人在场并记明事由，或者以拍照、录像记录，留在住所即视为送达",
            "When the signature is refused, it is served by being left at the place before witnesses "
            "with the reason noted, or recorded by pictures",
        ),
        (
            "MSF",
            "90",
            Status.UNCONFIRMED,
            MEMORY,
            "经受送达人同意可以电子送达，到达其特定系统的日期为送达日期",
            "Electronic service by consent; the day of arrival in his system is that of the service",
        ),
        (
            "MSF",
            "91",
            Status.UNCONFIRMED,
            MEMORY,
            "邮寄送达的，以回执上注明的收件日期为送达日期",
            "By post: the day of receipt on the return slip is that of the service",
        ),
        (
            "MSF",
            "95",
            Status.UNCONFIRMED,
            MEMORY,
            "其他方式无法送达的公告送达，自发出公告之日起经过三十日视为送达",
            "When no other way is possible, by public notice; served thirty days after it",
        ),
        (
            "BZ",
            "SERVE-TIME",
            Status.OURS,
            PLATFORM,
            "隐患文书签发后 7 日内送达，比照行政处罚法第六十一条",
            "A paper about hidden dangers is served within 7 days of its issue, as by article 61 of "
            "the Administrative Penalty Law",
        ),
        (
            "BZ",
            "SERVE-WITNESSES",
            Status.OURS,
            PLATFORM,
            "留置送达的见证人不少于 2 人",
            "Two witnesses or more see that a paper is left",
        ),
        (
            "BZ",
            "ORDER-TIME",
            Status.OURS,
            PLATFORM,
            "责令整改的期限自送达次日起算，最长 365 日；整改方案不得晚于该期限",
            "The time of an order counts from the day after its service, 365 days at most; no plan "
            "goes beyond it",
        ),
        (
            "BZ",
            "PAPERS",
            Status.OURS,
            PLATFORM,
            "隐患文书由谁拟、何时可拟",
            "Who draws up which paper about hidden dangers, and when",
        ),
    )
)
