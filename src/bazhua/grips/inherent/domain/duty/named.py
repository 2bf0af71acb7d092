"""Who answers by name for a major hazard installation, how often each inspects it, and what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Word


class NamedPerson(StrEnum):
    """Who answers by name for an installation."""

    PRINCIPAL = "PRINCIPAL"
    TECHNICAL = "TECHNICAL"
    OPERATION = "OPERATION"


class InspectionRhythm(StrEnum):
    """How often somebody inspects an installation, by the calendar."""

    NOT_LAID_DOWN = "NOT_LAID_DOWN"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDuty(PolicyRow):
    """How often a person who answers by name inspects the installation."""

    table: ClassVar[str] = "mhi.named_duty"
    identity: ClassVar[tuple[str, ...]] = ("person",)

    person: NamedPerson
    rhythm: InspectionRhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCalls(PolicyRow):
    """How long somebody has to answer the call about a missed inspection, hours."""

    table: ClassVar[str] = "mhi.inspection_calls"

    wait_hours: Annotated[int, Between(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionQuestion(PolicyRow):
    """A question of an inspection; yes is as it should be.

    Attributes:
        question: its code, ``TECHNICAL-1``.
        in_use: a row that says no ends the question on its first day.
    """

    table: ClassVar[str] = "mhi.inspection_question"
    identity: ClassVar[tuple[str, ...]] = ("question",)

    question: str
    person: NamedPerson
    zh: str
    en: str
    in_use: bool = True


ISSUED: Final = date(2021, 2, 4)
LAST: Final = date(2024, 2, 3)
AFTER: Final = date(2024, 2, 4)
"""The document says that it is valid for three years; whether it was renewed is not known."""

PERSONS: Final[Mapping[NamedPerson, Word]] = {
    NamedPerson.PRINCIPAL: Word("主要负责人", "Principal"),
    NamedPerson.TECHNICAL: Word("技术负责人", "Technical head"),
    NamedPerson.OPERATION: Word("操作负责人", "Operation head"),
}
RHYTHM_WORDS: Final[Mapping[InspectionRhythm, Word]] = {
    InspectionRhythm.NOT_LAID_DOWN: Word("频次未规定", "not laid down"),
    InspectionRhythm.WEEK: Word("每周至少一次", "at least once a week"),
    InspectionRhythm.MONTH: Word("每月至少一次", "at least once a month"),
    InspectionRhythm.QUARTER: Word(
        "每季度至少一次，重大活动、重点时段和节假日前另查",
        "at least once a quarter, and before major events, key periods and holidays",
    ),
}

_DUTIES: Final = (
    (NamedPerson.PRINCIPAL, InspectionRhythm.NOT_LAID_DOWN, "YJT12/4"),
    (NamedPerson.TECHNICAL, InspectionRhythm.QUARTER, "YJT12/5"),
    (NamedPerson.OPERATION, InspectionRhythm.WEEK, "YJT12/6"),
)
_QUESTIONS: Final = {
    NamedPerson.PRINCIPAL: (
        ("三名包保责任人已明确并公示", "The three persons who answer are named and posted"),
        ("管理制度和操作规程齐全并得到执行", "Rules and procedures are complete and followed"),
        ("教育培训和安全投入到位", "Training and money for safety are provided"),
        ("登记信息准确，监测数据已接入", "The registered data are right, monitoring is connected"),
        ("应急预案有效并已演练", "The emergency plan is valid and was drilled"),
    ),
    NamedPerson.TECHNICAL: (
        ("监测监控系统符合标准、运行正常", "Monitoring meets the standard and works"),
        ("安全设施和仪表在检验检测有效期内", "Safety facilities are within their test dates"),
        ("超过可容许标准的风险已采取降低措施", "Risks above the tolerable limit are being reduced"),
        ("承包商和变更管理符合规定", "Contractors and changes are managed by the rules"),
        ("未发现其他隐患", "No other hidden danger was found"),
    ),
    NamedPerson.OPERATION: (
        ("操作规程得到执行", "Operating procedures are followed"),
        ("岗位人员经培训合格上岗", "Posts are held by trained people"),
        ("日常巡检按规定进行并有记录", "Daily checks are made and recorded"),
        ("特殊作业有审批、有监护", "Special operations are approved and guarded"),
        ("未发现其他隐患", "No other hidden danger was found"),
    ),
}


def _duties() -> Iterator[NamedDuty]:
    for person, rhythm, clause in _DUTIES:
        yield NamedDuty(clause=clause, since=ISSUED, until=LAST, person=person, rhythm=rhythm)
        yield NamedDuty(clause="YJT12/VALIDITY", since=AFTER, person=person, rhythm=rhythm)


def _questions() -> Iterator[InspectionQuestion]:
    for person, texts in _QUESTIONS.items():
        for number, (zh, en) in enumerate(texts, 1):
            yield InspectionQuestion(
                clause="BZ/INSPECTION",
                since=ISSUED,
                question=f"{person.value}-{number}",
                person=person,
                zh=zh,
                en=en,
            )


DUTY_ROWS: Final = tuple(_duties())
ROWS: Final[tuple[PolicyRow, ...]] = (
    *DUTY_ROWS,
    *_questions(),
    InspectionCalls(clause="BZ/INSPECTION", since=ISSUED, wait_hours=24),
)


def questions_of(book: PolicyBook, person: NamedPerson, day: date) -> Mapping[str, Word]:
    """Return what a person is asked on a day, by code of the question."""
    return {
        row.question: Word(row.zh, row.en)
        for row in book.rows(InspectionQuestion, day)
        if row.person is person and row.in_use
    }
