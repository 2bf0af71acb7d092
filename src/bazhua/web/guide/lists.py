"""A sample list."""

from datetime import datetime, timedelta

from django.urls import reverse

from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.table import Column, Count, Empty, ListPage, Pager, Row, Table
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour
from bazhua.web.guide.forms import DangerFilter
from bazhua.web.guide.marks import RISKS

COLUMNS = (
    Column(Word("隐患", "Hidden danger"), min_em=14),
    Column(Word("企业", "Enterprise"), min_em=11),
    Column(Word("风险", "Risk"), min_em=9),
    Column(Word("状态", "State"), min_em=6),
    Column(Word("期限", "Due"), min_em=9),
    Column(Word("延期次数", "Extensions"), min_em=5, number=True),
)
EMPTY = Empty(
    Word("还没有隐患记录", "No hidden danger yet"),
    Word(
        "检查、报警、晨会和群众举报中发现的隐患登记后会出现在这里。",
        "What inspections, alarms, pre-shift meetings and tips bring to light appears here "
        "once it is registered.",
    ),
    Action(text=Word("登记隐患", "Register a hidden danger"), href="form", opens=True),
)
STATES = (
    Word("整改中", "under rectification"),
    Word("待复查", "awaiting look-back"),
    Word("已登记", "registered"),
)
SAMPLES = (
    (
        Word("氨制冷机房事故排风机无法联动启动", "Emergency fans of the ammonia room do not start"),
        Word("青岩冷链（示例）有限公司", "Qingyan Cold Chain (sample)"),
        0,
        timedelta(hours=-2, minutes=-13),
    ),
    (
        Word("受限空间作业未配备监护人", "Confined-space work without a guardian"),
        Word("云渡环保（示例）公司", "Yundu Environment (sample)"),
        1,
        timedelta(minutes=38),
    ),
    (
        Word("配电室安全出口堆放杂物", "Goods block the exit of the switch room"),
        Word("海右机械（示例）厂", "Haiyou Machinery (sample)"),
        2,
        timedelta(hours=19, minutes=5),
    ),
    (
        Word("除尘器火花探测装置停用", "Spark detector of the dust collector switched off"),
        Word("木上家居（示例）有限公司", "Mushang Furniture (sample)"),
        1,
        timedelta(days=2, hours=3),
    ),
    (
        Word("班组晨会记录缺少签名", "Pre-shift meeting records lack signatures"),
        Word("齐川矿业（示例）有限公司", "Qichuan Mining (sample)"),
        3,
        timedelta(days=9),
    ),
)


def page(
    at: datetime, filtering: DangerFilter | None, colour: Colour | None, *, empty: bool = False
) -> ListPage:
    """Return the list, filtered by risk colour, or empty."""
    rows = () if empty else tuple(row for row in _rows(at, colour))
    return ListPage(
        title=Word("隐患台账", "Ledger of hidden dangers"),
        lead=Word("按到期时刻排列，超期在前。", "In the order of the due instants, late first."),
        table=Table(
            caption=Word("隐患台账", "Ledger of hidden dangers"), columns=COLUMNS, rows=rows
        ),
        count=Count(1_204 if colour is None else len(rows)),
        empty=EMPTY,
        pager=Pager(older=reverse("guide:list")),
        filter=filtering,
        actions=(
            Action(
                text=Word("登记隐患", "Register a hidden danger"),
                href=reverse("guide:form"),
                weight=Weight.MAIN,
                opens=True,
            ),
        ),
    )


def _rows(at: datetime, colour: Colour | None) -> list[Row]:
    return [
        Row(
            reverse("guide:record"),
            (
                title,
                firm,
                RISKS[risk],
                STATES[index % len(STATES)],
                Due(due_at=at + left, at=at),
                str(index % 3),
            ),
        )
        for index, (title, firm, risk, left) in enumerate(SAMPLES)
        if colour in {None, RISKS[risk].colour}
    ]
