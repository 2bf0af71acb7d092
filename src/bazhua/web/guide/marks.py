"""Sample marks, colours and buttons."""

from django.utils.translation import gettext_lazy as _

from bazhua.infra.ui.parts.bell import Bell, Note
from bazhua.infra.ui.parts.marks import PROVISIONAL, STATUS_MARKS, Mark, RiskMark, Tone
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour

STATUS = (
    *(mark for mark in (STATUS_MARKS[status] for status in Status) if mark),
    PROVISIONAL,
)
TONES = (
    Mark(Word("普通", "plain")),
    Mark(Word("已受理", "accepted"), Tone.INFO, "info-circle"),
    Mark(Word("复查通过", "look-back passed"), Tone.GOOD, "circle-check"),
    Mark(Word("即将到期", "due soon"), Tone.WARN, "clock"),
    Mark(Word("重大事故隐患", "major hidden danger"), Tone.BAD, "alert-octagon"),
)
RISKS = (
    RiskMark(Colour.RED, Word("红 · 重大风险", "Red · major risk")),
    RiskMark(Colour.ORANGE, Word("橙 · 较大风险", "Orange · larger risk")),
    RiskMark(Colour.YELLOW, Word("黄 · 一般风险", "Yellow · general risk")),
    RiskMark(Colour.BLUE, Word("蓝 · 低风险", "Blue · low risk")),
)
SWATCHES = (
    ("ink", _("Text")),
    ("ink-quiet", _("Quiet text")),
    ("accent", _("Links and main buttons")),
    ("late", _("Late, grave")),
    ("soon", _("Soon, provisional")),
    ("good", _("Done")),
)
BELLS = (Bell(count=0, href="#"), Bell(count=3, href="#"), Bell(count=100, href="#"))
NOTE = Note(Word("有一条直报超过 30 分钟", "A direct report is late by 30 min"), "#")
BUTTONS = (
    Action(text=Word("提交整改", "Submit rectification"), href="", weight=Weight.MAIN),
    Action(text=Word("申请延期", "Ask for more time"), href=""),
    Action(
        text=Word("责令停产停业", "Order suspension"),
        href="",
        weight=Weight.GRAVE,
        confirm=Word("确定责令停产停业？", "Order the suspension of production?"),
    ),
)
