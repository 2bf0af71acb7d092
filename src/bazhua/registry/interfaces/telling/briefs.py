"""What the brief of a day tells of who is on duty."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from bazhua.infra.papers.core.sections import Section, Stretch, clock
from bazhua.infra.roster.selectors import Outlook, outlook
from bazhua.infra.roster.spans import Span
from bazhua.kernel.numbers import half_up
from bazhua.kernel.words import Phrase, Value, Word
from bazhua.registry.selectors.names import persons_called
from bazhua.registry.selectors.watch import watch_posts

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
MINUTES: Final = HOUR // MINUTE
DUTY: Final = Word("值班", "On duty")
COUNTED: Final = Word(
    "本级和下一级值班岗 {n} 个，其中 {silent} 个有无人可联系的时段，合计 {hours} 小时。",
    "Posts of duty officers here and right below: {n}; those with times in which nobody could be "
    "reached: {silent}, {hours} hours in all.",
)
NOBODY: Final = Word("无人值班", "nobody")
HEAD: Final = (
    Word("值班岗", "Post"),
    Word("接班时在岗", "On duty at the start"),
    Word("无人可联系", "Nobody to be reached"),
)


def duty_section(asked: Stretch) -> Section:
    """Return who was on duty in a stretch of time, and when nobody could be reached."""
    posts = watch_posts(asked.region, asked.until)
    hours = (asked.until - asked.since) // HOUR
    found = outlook(posts, asked.since, hours=hours) if posts else {}
    names = persons_called({UUID(uid) for one in found.values() for uid in one.persons})
    rows = []
    for post, word in posts.items():
        persons = [names[UUID(uid)] for uid in found[post].persons if UUID(uid) in names]
        rows.append((word, _joined(persons), _spans(found[post].silent)))
    return Section(
        heading=DUTY, told=(_counted(list(found.values())),), head=HEAD, rows=tuple(rows)
    )


def _counted(found: Sequence[Outlook]) -> Phrase:
    silent = [span.lasts for one in found for span in one.silent]
    hours = half_up(Decimal(sum(silent, timedelta()) // MINUTE) / MINUTES, 1)
    posts = sum(bool(one.silent) for one in found)
    return Phrase(COUNTED, {"n": len(found), "silent": posts, "hours": hours})


def _joined(names: Sequence[Word]) -> Value:
    if not names:
        return NOBODY
    zh, en = "、".join(one.zh for one in names), ", ".join(one.en for one in names)
    return Word(zh, en)


def _spans(silent: Sequence[Span]) -> str:
    return "; ".join(f"{clock(one.since)}–{clock(one.until)}" for one in silent) or "–"
