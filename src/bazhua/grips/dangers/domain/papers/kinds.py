"""The official papers about hidden dangers as kinds: the sentences around what is on record."""

from typing import Final

from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.infra.papers.core.kinds import FREE, Asked, Kind, Part
from bazhua.kernel.words import Word

FIRM: Final = (
    Asked("firm", Word("单位名称", "enterprise")),
    Asked("code", Word("统一社会信用代码", "credit code"), most=40),
    Asked("address", Word("住所", "address"), most=300),
)
WHO: Final = (
    Part(Word("统一社会信用代码：{code}", "Credit code: {code}")),
    Part(Word("住所：{address}", "Address: {address}")),
)
NO_SUFFIX: Final = Word("", "")

ORDER: Final = Kind(
    code=PaperKind.ORDER.value,
    version=1,
    name=PAPER_WORDS[PaperKind.ORDER],
    sign=Word("责改", "RO"),
    suffix=NO_SUFFIX,
    title=PAPER_WORDS[PaperKind.ORDER],
    asked=(*FIRM, Asked("days", Word("整改期限（日）", "days"), most=4)),
    parts=(
        *WHO,
        Part(
            Word("经查，你单位存在下列事故隐患：", "Your enterprise has these hidden dangers:"),
        ),
        FREE,
        Part(
            Word(
                "现责令你单位自本指令书送达之日起{days}日内（送达当日不计）完成上列隐患的整改，落实"
                "责任、措施、资金、时限和应急预案。整改前或者整改中无法保证安全的，应当撤出危险区域"
                "内的人员，疏散可能危及的其他人员，设置警示标志。",
                "You are ordered to put them right within {days} days of the service of this order, "
                "the day of service not counted, and to place responsibility, measures, funds, time "
                "and an emergency plan. Where safety cannot be assured before or meanwhile, withdraw "
                "everybody from the danger area and put up warning signs.",
            )
        ),
        Part(
            Word(
                "整改完成后，应当及时申请复查。逾期不整改或者整改达不到要求的，依法处理。对本指令不服"
                "的，可以依法申请行政复议或者提起行政诉讼；复议、诉讼期间不停止本指令的执行，法律另有"
                "规定的除外。",
                "Ask for re-inspection as soon as it is done. Whoever does not comply in time is dealt "
                "with by law. You may apply for administrative reconsideration or bring an action by "
                "law; meanwhile this order stands, save as the law provides.",
            )
        ),
        Part(
            Word(
                "被检查单位负责人（签名）：　　　　　　　　年　　月　　日",
                "Head of the enterprise (signature and day): ____________________",
            )
        ),
        Part(
            Word(
                "执法人员（签名）：　　　　　　、　　　　　　",
                "Officers (signatures): ____________________",
            )
        ),
    ),
)

OPINION: Final = Kind(
    code=PaperKind.OPINION.value,
    version=1,
    name=PAPER_WORDS[PaperKind.OPINION],
    sign=Word("复查", "RI"),
    suffix=NO_SUFFIX,
    title=PAPER_WORDS[PaperKind.OPINION],
    asked=(*FIRM, Asked("ground", Word("复查依据", "ground"))),
    parts=(
        *WHO,
        Part(
            Word(
                "根据{ground}，对你单位的隐患整改情况进行了复查，意见如下：",
                "On the ground of {ground}, it was inspected again how your enterprise has put right "
                "its hidden dangers, with this opinion:",
            )
        ),
        FREE,
        Part(
            Word(
                "未通过的，应当继续整改，完成后重新申请复查；逾期仍不整改的，依法处理。",
                "What did not pass is to be put right further, and re-inspection asked for again; "
                "whoever still does not comply is dealt with by law.",
            )
        ),
        Part(
            Word(
                "被复查单位负责人（签名）：　　　　　　　　年　　月　　日",
                "Head of the enterprise (signature and day): ____________________",
            )
        ),
        Part(
            Word(
                "复查人员（签名）：　　　　　　、　　　　　　",
                "Inspectors (signatures): ____________________",
            )
        ),
    ),
)

LISTING: Final = Kind(
    code=PaperKind.LISTING.value,
    version=1,
    name=PAPER_WORDS[PaperKind.LISTING],
    sign=Word("督办", "LS"),
    suffix=NO_SUFFIX,
    title=Word(
        "关于对{firm}重大事故隐患挂牌督办的通知",
        "Notice of Listing for Supervision: {firm}",
    ),
    asked=(
        *FIRM,
        Asked("city", Word("所在市", "city"), most=60),
        Asked("due", Word("整改期限", "until"), most=40),
    ),
    parts=(
        *WHO,
        Part(
            Word(
                "现决定对你单位的下列重大事故隐患挂牌督办：",
                "The following major hidden danger of your enterprise is listed for supervision:",
            )
        ),
        FREE,
        Part(
            Word(
                "由{city}人民政府负责组织整改，于{due}前完成；整改期间保持全部或者局部停产停业，直至"
                "摘牌。确需延期的，应当在期限届满前申请。整改完成并经验收合格后，申请摘牌销号。",
                "The People's Government of {city} answers for its rectification by {due}; full or "
                "partial stops last until it is taken off the list. More time is asked for before the "
                "end. Once it is accepted, removal from the list is applied for.",
            )
        ),
    ),
)

REPORT: Final = Kind(
    code=PaperKind.REPORT.value,
    version=1,
    name=PAPER_WORDS[PaperKind.REPORT],
    sign=Word("重报", "MR"),
    suffix=NO_SUFFIX,
    title=PAPER_WORDS[PaperKind.REPORT],
    asked=FIRM,
    parts=(
        *WHO,
        Part(
            Word(
                "现将{firm}的重大事故隐患报告如下：",
                "This major hidden danger of {firm} is reported:",
            )
        ),
        FREE,
        Part(
            Word(
                "主要负责人（签名）：　　　　　　　　年　　月　　日",
                "Principal (signature and day): ____________________",
            )
        ),
    ),
)

PAPER_KINDS: Final = (ORDER, OPINION, LISTING, REPORT)
