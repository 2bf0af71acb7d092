"""A sample record with everything a record page can show."""

from datetime import datetime, timedelta

from django.urls import reverse

from bazhua.infra.ui.parts.clock import Due
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Evidence,
    Fact,
    RecordPage,
    Related,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.kernel.words import Word
from bazhua.web.guide.desk import RULE, UNREAD
from bazhua.web.guide.marks import RISKS, TONES

OFFICER = Word("县应急管理局执法员", "county enforcement officer")
DIRECTOR = Word("企业安全总监", "safety director of the enterprise")
FIRM = Word("青岩冷链（示例）有限公司", "Qingyan Cold Chain (sample) Ltd")


def danger(at: datetime) -> RecordPage:
    """Return the page of a hidden danger under rectification."""
    return RecordPage(
        kind=Word("隐患", "Hidden danger"),
        title=Word(
            "氨制冷机房事故排风机无法联动启动",
            "Emergency fans of the ammonia plant room do not start on alarm",
        ),
        number="SL-2026-000318",
        marks=(TONES[4], RISKS[0]),
        steps=_steps(at),
        actions=_actions(),
        due=Due(due_at=at + timedelta(hours=6, minutes=41), at=at, soon=timedelta(hours=8)),
        facts=_facts(),
        timeline=_timeline(at),
        evidence=_evidence(at),
        related=_related(),
        viewers=_viewers(),
    )


def _steps(at: datetime) -> tuple[Step, ...]:
    return (
        Step(Word("登记", "Registered"), StepState.DONE, at - timedelta(days=2)),
        Step(Word("责令整改", "Ordered"), StepState.DONE, at - timedelta(days=1, hours=20)),
        Step(Word("整改中", "Under rectification"), StepState.CURRENT),
        Step(Word("待复查", "Awaiting look-back"), StepState.AHEAD),
        Step(Word("销号", "Closed"), StepState.AHEAD),
    )


def _actions() -> tuple[Action, ...]:
    return (
        Action(
            text=Word("提交整改", "Submit rectification"),
            href=reverse("guide:form"),
            weight=Weight.MAIN,
            opens=True,
        ),
        Action(text=Word("申请延期", "Ask for more time"), href=reverse("guide:form"), opens=True),
        Action(
            text=Word("责令停产停业", "Order suspension"),
            href=reverse("guide:form"),
            weight=Weight.GRAVE,
            version=3,
            confirm=Word("确定责令停产停业？", "Order the suspension of production?"),
        ),
    )


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(Word("企业", "Enterprise"), FIRM),
        Fact(Word("位置", "Place"), Word("二号机房 · 东墙", "Plant room 2 · east wall")),
        Fact(Word("责任岗位", "Post responsible"), DIRECTOR),
        Fact(Word("验收岗位", "Post that verifies"), OFFICER),
        Fact(
            Word("整改措施", "Measure"), Word("更换控制继电器并做联动试验", "Replace relay, test")
        ),
        Fact(Word("风险", "Risk"), RISKS[0]),
    )


def _timeline(at: datetime) -> tuple[Entry, ...]:
    found = at - timedelta(days=2)
    return (
        Entry(
            at=found,
            text=Word("检查时发现并登记", "Found and registered at an inspection"),
            by=OFFICER,
        ),
        Entry(
            at=found + timedelta(minutes=22),
            text=Word("直报省级", "Reported directly to the province"),
            by=DIRECTOR,
            clause=RULE,
            due=Due(
                due_at=found + timedelta(minutes=30),
                at=at,
                done_at=found + timedelta(minutes=22),
            ),
        ),
        Entry(
            at=at - timedelta(hours=3),
            text=Word("提交每日进展", "Daily progress to be handed in"),
            by=DIRECTOR,
            clause=UNREAD,
            due=Due(due_at=at - timedelta(hours=1, minutes=5), at=at),
        ),
        Entry(
            at=at - timedelta(hours=2),
            text=Word("整改并申请复查", "To be rectified and put up for look-back"),
            by=DIRECTOR,
            clause=UNREAD,
            due=Due(due_at=at + timedelta(hours=6, minutes=41), at=at),
        ),
    )


def _evidence(at: datetime) -> tuple[Evidence, ...]:
    found = at - timedelta(days=2)
    here = reverse("guide:record")
    return (
        Evidence(
            name=Word("排风机控制箱照片", "Photo of the fan control box"),
            href=here,
            icon="photo",
            by=OFFICER,
            at=found,
        ),
        Evidence(
            name=Word("责令整改指令书.pdf", "Rectification order.pdf"),
            href=here,
            icon="file-text",
            by=OFFICER,
            at=found + timedelta(hours=4),
        ),
    )


def _related() -> tuple[Related, ...]:
    here = reverse("guide:record")
    return (
        Related(
            Word("报警", "Alarm"),
            Word("氨浓度高报 · 点位 AI-207", "Ammonia high · point AI-207"),
            here,
            Mark(Word("未恢复", "not returned"), Tone.WARN, "alert-triangle"),
        ),
        Related(
            Word("检查", "Inspection"),
            Word("四不两直检查 第 3 组", "Unannounced visit, team 3"),
            here,
        ),
    )


def _viewers() -> tuple[Viewer, ...]:
    return (
        Viewer(FIRM, Word("记录属于该企业", "the record is the enterprise's own")),
        Viewer(OFFICER, Word("所在县内的隐患", "hidden dangers of the county")),
        Viewer(
            Word("省安委会办公室", "Commission Office of the province"),
            Word("重大事故隐患全省可见", "major hidden dangers of the province"),
        ),
    )
