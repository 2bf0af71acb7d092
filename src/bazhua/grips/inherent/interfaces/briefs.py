"""What the brief of a day tells of alarms."""

from typing import Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.brief import MOST, alarms_told
from bazhua.infra.papers.core.sections import Section, Stretch, clock
from bazhua.kernel.words import Phrase, Value, Word
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called

ALARMS: Final = Word("报警", "Alarms")
COUNTED: Final = Word(
    "产生报警 {n} 条：红 {red}、橙 {orange}、黄 {yellow}、蓝 {blue}。",
    "Alarms that came up: {n} (red {red}, orange {orange}, yellow {yellow}, blue {blue}).",
)
UNANSWERED: Final = Word(
    "期末已通知而无人反馈原因的报警 {n} 条。",
    "Announced, with nobody who had said why they came by the end: {n}.",
)
FIRST: Final = Word("红、橙报警（先发生的 {most} 条）：", "Red and orange ones, the first {most}:")
HEAD: Final = (
    Word("时间", "At"),
    Word("颜色", "Colour"),
    Word("单位", "Enterprise"),
    Word("测点", "Point"),
    Word("限值", "Limit"),
)


def alarm_section(asked: Stretch) -> Section:
    """Return what is told of the alarms of a stretch of time."""
    found = alarms_told(asked.actor, asked.region, asked.since, asked.until, at=asked.at)
    called = subjects_called({row.subject_uid for row in found.grave})
    counts = {colour.value: found.raised.get(colour.value, 0) for colour in Colour}
    told = [
        Phrase(COUNTED, {"n": sum(counts.values()), **counts}),
        Phrase(UNANSWERED, {"n": found.unanswered}),
    ]
    if found.grave:
        told.append(Phrase(FIRST, {"most": MOST}))
    rows = (_row(row, called.get(row.subject_uid, "–")) for row in found.grave)
    return Section(heading=ALARMS, told=tuple(told), head=HEAD, rows=tuple(rows))


def _row(row: Alarm, firm: Value) -> tuple[Value, ...]:
    colour, limit = CODES[row.colour], LIMITS[LimitKind(row.limit_kind)]
    return (clock(row.raised_at), colour, firm, row.point.name, limit)
