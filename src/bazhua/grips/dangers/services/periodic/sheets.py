"""What a principal signs of a quarter or a year: figures, and each major danger with how it stands."""

from collections.abc import Iterator, Sequence
from typing import Final

from bazhua.grips.dangers.domain.periodic import Summed
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.periodic import Numbers
from bazhua.infra.findings.core.terms import STATE_WORDS, State
from bazhua.infra.signoff.core.sheet import Line, Sheet
from bazhua.kernel.words import Lang, Word

FEN: Final = 100
TITLE: Final = Word("{time}事故隐患排查治理统计分析表", "Hidden dangers of {time}, summed up")
SUBJECT: Final = Word("单位", "Enterprise")
DAYS: Final = Word("统计期间", "From and until")
UNTIL: Final = Word("{since} 至 {until}", "{since} to {until}")
COUNTED: Final = Word("{all} 条，其中重大 {major} 条", "{all}, of them {major} major")
FOUND: Final = Word("新发现", "Found")
CLOSED: Final = Word("已销号", "Closed")
OPEN: Final = Word("期末未销号", "Open at the end")
OVERDUE: Final = Word("期末逾期未销号", "Overdue at the end")
FUNDS: Final = Word("已销号隐患的整改资金（元）", "Funds of those closed, yuan")
ONE: Final = Word("重大隐患 {number}", "Major one {number}")
STANDS: Final = Word(
    "{wrong}（{state}）；措施：{measure}；期限：{due_on}",
    "{wrong} ({state}); measures: {measure}; until: {due_on}",
)
NONE: Final = Word("未定", "none yet")


def sum_sheet(
    summed: Summed, subject: Word, numbers: Numbers, majors: Sequence[HiddenDanger]
) -> Sheet:
    """Return what is signed."""
    title = _filled(TITLE, time=summed.word)
    days = _filled(UNTIL, since=summed.since.isoformat(), until=summed.until.isoformat())
    yuan = f"{numbers.funds_fen // FEN}.{numbers.funds_fen % FEN:02}"
    told = (
        (FOUND, numbers.found),
        (CLOSED, numbers.closed),
        (OPEN, numbers.open),
        (OVERDUE, numbers.overdue),
    )
    lines = (
        Line(SUBJECT, subject),
        Line(DAYS, days),
        *(Line(label, _counted(*two)) for label, two in told),
        Line(FUNDS, Word(yuan, yuan)),
        *_each(majors),
    )
    return Sheet(title, lines)


def _each(majors: Sequence[HiddenDanger]) -> Iterator[Line]:
    for row in majors:
        due_on = row.due_on.isoformat() if row.due_on else NONE
        stands = _filled(
            STANDS,
            wrong=row.wrong,
            state=STATE_WORDS[State(row.state)],
            measure=row.measure or NONE,
            due_on=due_on,
        )
        yield Line(_filled(ONE, number=row.number), stands)


def _counted(every: int, major: int) -> Word:
    return _filled(COUNTED, all=str(every), major=str(major))


def _filled(word: Word, **data: Word | str) -> Word:
    return Word(word.text(Lang.ZH, **data), word.text(Lang.EN, **data))
