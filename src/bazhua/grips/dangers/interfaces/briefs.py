"""What the brief of a day tells of hidden dangers."""

from typing import Final

from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.brief import MOST, dangers_told
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.infra.papers.core.sections import Section, Stretch, clock
from bazhua.kernel.words import Phrase, Value, Word
from bazhua.registry.api import subjects_called

DANGERS: Final = Word("隐患", "Hidden dangers")
COUNTED: Final = Word(
    "发现隐患 {n} 条，其中重大事故隐患 {major} 条。",
    "Hidden dangers found: {n}, major ones of these: {major}.",
)
FIRST: Final = Word("重大事故隐患（先发现的 {most} 条）：", "Major ones, the first {most}:")
HEAD: Final = (
    Word("发现时间", "Found"),
    Word("单位", "Subject"),
    Word("情况", "What is wrong"),
    Word("编号", "Number"),
)


def danger_section(asked: Stretch) -> Section:
    """Return what is told of the hidden dangers found in a stretch of time."""
    found = dangers_told(asked.actor, asked.region, asked.since, asked.until, at=asked.at)
    called = subjects_called({row.subject_uid for row in found.major})
    major = found.by_grade.get(DangerGrade.MAJOR.value, 0)
    told = [Phrase(COUNTED, {"n": sum(found.by_grade.values()), "major": major})]
    if found.major:
        told.append(Phrase(FIRST, {"most": MOST}))
    rows = (_row(row, called.get(row.subject_uid, "–")) for row in found.major)
    return Section(heading=DANGERS, told=tuple(told), head=HEAD, rows=tuple(rows))


def _row(row: HiddenDanger, subject: Value) -> tuple[Value, ...]:
    return (clock(row.found_at), subject, short(row), row.number)
