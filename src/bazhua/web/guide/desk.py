"""Sample cards of my desk and sample figures."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.urls import reverse

from bazhua.infra.ui.parts.clock import Due, Told
from bazhua.infra.ui.parts.desk import DeskCard
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.marks import STATUS_MARKS
from bazhua.infra.ui.parts.progress import Progress
from bazhua.infra.ui.parts.record import Action, Cited, Weight
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.words import Word
from bazhua.web.guide.marks import RISKS

RULE = Cited(
    Word("示例规则第 2 条：30 分钟内直报省级", "Sample rule 2: direct report within 30 min"),
    mark=STATUS_MARKS[Status.OURS],
)
UNREAD = Cited(
    Word("示例规则第 7 条：整改期限", "Sample rule 7: time to rectify"),
    mark=STATUS_MARKS[Status.UNCONFIRMED],
)
PROGRESS = Progress(
    title=Word("导入企业名录", "Import of enterprises"),
    state=Word("进行中", "running"),
    phase=Word("正在逐行检查", "checking row by row"),
    done=38_400,
    total=100_000,
    cancel=Action(text=Word("取消", "Cancel"), href=""),
)


def cards(at: datetime) -> tuple[DeskCard, ...]:
    """Return three cards: late, soon, ahead."""
    return _late(at), _soon(at), _ahead(at)


def _late(at: datetime) -> DeskCard:
    due = at - timedelta(hours=2, minutes=13, seconds=7)
    told = (
        Told(Word("县应急管理局值班员", "county duty officer"), due),
        Told(Word("市应急管理局值班长", "city duty chief"), due + timedelta(minutes=30)),
    )
    return DeskCard(
        kind=Word("直报", "Direct report"),
        title=Word("氨制冷机房浓度报警未确认", "Alarm in the ammonia plant room not acknowledged"),
        href=reverse("guide:record"),
        number="SL-2026-000318",
        place=Word("青岩冷链（示例）有限公司 · 二号机房", "Qingyan Cold Chain (sample) · room 2"),
        due=Due(due_at=due, at=at, told=told),
        clause=RULE,
        action=Action(text=Word("立即直报", "Report now"), href="", weight=Weight.MAIN),
        marks=(RISKS[0],),
    )


def _soon(at: datetime) -> DeskCard:
    return DeskCard(
        kind=Word("隐患复查", "Look-back"),
        title=Word("配电室安全出口堆放杂物", "Goods block the exit of the switch room"),
        href=reverse("guide:record"),
        number="SL-2026-000402",
        place=Word("海右机械（示例）厂 · 总装车间", "Haiyou Machinery (sample) · assembly hall"),
        due=Due(due_at=at + timedelta(minutes=24, seconds=40), at=at),
        clause=UNREAD,
        action=Action(text=Word("开始复查", "Start the look-back"), href="", weight=Weight.MAIN),
        marks=(RISKS[2],),
    )


def _ahead(at: datetime) -> DeskCard:
    return DeskCard(
        kind=Word("班前会", "Pre-shift meeting"),
        title=Word("补交本周晨会记录", "Hand in this week's pre-shift meeting records"),
        href=reverse("guide:record"),
        number="SL-2026-000417",
        place=Word("齐川矿业（示例）有限公司 · 采掘三队", "Qichuan Mining (sample) · team 3"),
        due=Due(due_at=at + timedelta(days=3, hours=4, minutes=12), at=at),
        clause=UNREAD,
        action=Action(text=Word("填写记录", "Fill in"), href=""),
    )


def figures(at: datetime) -> tuple[Figure, ...]:
    """Return three figures: linked with what changed, linked, provisional."""
    return (
        Figure(
            label=Word("未闭环隐患", "Open hidden dangers"),
            value=12_486,
            unit=Word("条", "records"),
            as_of=at,
            definition=Word(
                "已登记且未通过复查的隐患，含延期中的；按现属行政区统计。",
                "Registered and not yet passed at look-back, extensions included; "
                "counted in the present region.",
            ),
            href=reverse("guide:list"),
            change=Word("较昨日末 +37", "+37 since the close of yesterday"),
        ),
        Figure(
            label=Word("按期整改率", "Rectified in time"),
            value=Decimal("96.4"),
            unit=Word("%", "%"),
            as_of=at,
            definition=Word(
                "近 30 日到期的隐患中，到期前通过复查的比例，四舍五入保留一位小数。",
                "Share of the hidden dangers due in the last 30 days that passed before the "
                "due instant; one decimal, half up.",
            ),
            href=reverse("guide:list"),
        ),
        Figure(
            label=Word("本月罚款", "Fines this month"),
            value=Decimal("318.5"),
            unit=Word("万元", "10,000 yuan"),
            as_of=at,
            definition=Word(
                "本月送达的处罚决定金额合计；复议期内可能变动。",
                "Sum of the penalty decisions served this month; may change on review.",
            ),
            provisional=True,
        ),
    )
