"""Patrols of enterprises: when each is walked, and the questions that come with the platform."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.terms import PatrolKind, PatrolRhythm
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between

SINCE: Final = date(2021, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatrolTimes(PolicyRow):
    """When a patrol of a rhythm is walked.

    Attributes:
        shifts: hours of the day at which its shifts begin, each lasting until the next; none
            where the whole stretch is one.
        grace_min: how long after its close it still counts as walked in time, minutes.
    """

    table: ClassVar[str] = "danger.patrol_times"
    identity: ClassVar[tuple[str, ...]] = ("rhythm",)

    rhythm: PatrolRhythm
    shifts: tuple[Annotated[int, Between(0, 23)], ...]
    grace_min: Annotated[int, Between(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatrolQuestion(PolicyRow):
    """A question of a patrol that comes with the platform; yes is as it should be.

    Attributes:
        question: its code, ``FIRE-1``.
        in_use: a row that says no ends the question on its first day.
    """

    table: ClassVar[str] = "danger.patrol_question"
    identity: ClassVar[tuple[str, ...]] = ("question",)

    question: str
    patrol: PatrolKind
    zh: str
    en: str
    in_use: bool = True


_SHIFTS: Final = {
    PatrolRhythm.EIGHT_HOURS: (0, 8, 16),
    PatrolRhythm.TWELVE_HOURS: (8, 20),
}
_QUESTIONS: Final = {
    PatrolKind.WORKSHOP: (
        ("设备防护罩、急停按钮完好有效", "Guards and emergency stops are whole and work"),
        ("人员按规定佩戴防护用品", "People wear the protective equipment they must"),
        ("安全出口、通道畅通，无堆放", "Exits and passages are free"),
        ("现场无违章操作和违章指挥", "Nobody works or commands against the rules"),
        ("物料堆放整齐，高度不超限", "Materials are stacked in order and not too high"),
        ("作业环境照明、通风正常", "Lighting and ventilation work"),
    ),
    PatrolKind.FIRE: (
        ("灭火器在位、压力正常、在有效期内", "Extinguishers are there, under pressure, in date"),
        ("消火栓、水带、水枪齐全完好", "Hydrants, hoses and nozzles are complete and whole"),
        ("疏散指示、应急照明正常", "Exit signs and emergency lights work"),
        ("防火门、防火卷帘完好，未被遮挡", "Fire doors and shutters are whole and not blocked"),
        ("无违规动火、吸烟和充电", "Nobody makes fire, smokes or charges where he may not"),
        ("消防控制室有人值守，设施运行正常", "The fire control room is manned and all works"),
    ),
    PatrolKind.ELECTRICITY: (
        ("配电箱上锁，箱内无杂物", "Distribution boxes are locked and hold nothing else"),
        ("线路无破损、裸露、私拉乱接", "No line is damaged, bare or laid without leave"),
        ("漏电保护器试跳正常", "Residual-current devices trip when tested"),
        ("设备接地完好", "Equipment is earthed"),
        ("无过热、异味、异响", "Nothing is hot, smells or hums"),
    ),
    PatrolKind.CHEMICALS: (
        ("标签、安全技术说明书齐全清晰", "Labels and safety data sheets are there and legible"),
        ("禁忌物料分开存放", "What must not meet is stored apart"),
        ("无泄漏，围堰、收集设施完好", "Nothing leaks; bunds and drains are whole"),
        ("可燃、有毒气体报警器正常", "Gas detectors work"),
        ("防爆电气、静电接地完好", "Explosion-proof and anti-static equipment is whole"),
        ("应急器材、洗眼器可用", "Emergency equipment and eye wash can be used"),
    ),
}


def _questions() -> Iterator[PatrolQuestion]:
    for patrol, texts in _QUESTIONS.items():
        for number, (zh, en) in enumerate(texts, 1):
            yield PatrolQuestion(
                clause="BZ/PATROL",
                since=SINCE,
                question=f"{patrol.value}-{number}",
                patrol=patrol,
                zh=zh,
                en=en,
            )


TIMES_ROWS: Final = tuple(
    PatrolTimes(
        clause="BZ/PATROL",
        since=SINCE,
        rhythm=rhythm,
        shifts=_SHIFTS.get(rhythm, ()),
        grace_min=30 if rhythm in _SHIFTS else 0,
    )
    for rhythm in PatrolRhythm
)
QUESTION_ROWS: Final = tuple(_questions())
