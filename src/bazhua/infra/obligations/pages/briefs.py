"""What the brief of a day tells of obligations."""

from typing import Final

from bazhua.infra.obligations.pages.cards import called, title
from bazhua.infra.obligations.selectors import became_late
from bazhua.infra.papers.core.sections import Section, Stretch, clock
from bazhua.infra.ui.parts.text import said
from bazhua.kernel.words import Phrase, Word

MOST: Final = 20
LATE: Final = Word("逾期事项", "Obligations late")
COUNTED: Final = Word(
    "期间逾期 {n} 件，至制作时仍未办结 {open} 件。",
    "Became late: {n}; of these still not done: {open}.",
)
FIRST: Final = Word("未办结的（先到期的 {most} 件）：", "Not done yet, the first {most}:")
HEAD: Final = (
    Word("到期时间", "Due"),
    Word("事项", "What"),
    Word("责任岗位", "Post"),
    Word("地点", "Where"),
)


def late_section(asked: Stretch) -> Section:
    """Return what became late in a stretch of time."""
    late = became_late(asked.actor, asked.region, asked.since, asked.until, at=asked.at)
    rows = list(late.standing[:MOST])
    known = called(rows)
    told = [Phrase(COUNTED, {"n": late.count, "open": late.standing.count()})]
    if rows:
        told.append(Phrase(FIRST, {"most": MOST}))
    return Section(
        heading=LATE,
        told=tuple(told),
        head=HEAD,
        rows=tuple(
            (
                clock(row.due_at),
                said(title(row)),
                said(known.post(row.holder)),
                said(known.place(row.path_now)),
            )
            for row in rows
        ),
    )
