"""What the roster of a post is made of: shifts, substitutes, leave."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.infra.roster.models import DutyLeave, DutyShift, DutySubstitute
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.roster import words
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.rosters import standing_rows, workers_at


def standing_panels(post: Post, at: datetime, *, plans: bool) -> tuple[Panel, ...]:
    """Return what holds or will hold, each with its end for whoever plans."""
    workers = {str(one.uid) for one in workers_at(post, day_of(at))}
    shifts, substitutes, leaves = standing_rows(post, workers, at)
    uids = {one.person for one in shifts} | {one.person for one in leaves}
    uids |= {uid for one in substitutes for uid in (one.absent, one.person)}
    known = names().persons(uids)

    def who(uid: UUID) -> Text:
        return known.get(uid, str(uid)[-8:])

    shift_rows = tuple(
        Row(
            "", (who(one.person), rhythm_word(one), _hours(one), _days(one), _end(one, plans=plans))
        )
        for one in shifts
    )
    other_rows = tuple(
        Row("", (who(one.absent), words.SUBSTITUTED, who(one.person), _moments(one)))
        for one in substitutes
    ) + tuple(Row("", (who(one.person), words.AWAY, "–", _moments(one))) for one in leaves)
    return (
        _panel(
            words.SHIFTS,
            (words.PERSON, words.RHYTHM, words.HOURS, words.DAYS, words.DO),
            shift_rows,
        ),
        _panel(words.ABSENCES, (words.PERSON, words.WHAT, words.BY, words.WHEN), other_rows),
    )


def rhythm_word(row: DutyShift) -> Text:
    """Return on which days a shift begins."""
    if row.first_day == row.last_day:
        return words.ONCE
    if row.cycle_days == 1:
        return words.DAILY
    if row.cycle_days == len(words.WEEKDAYS):
        days = sorted((row.first_day.weekday() + on) % row.cycle_days for on in row.on_days)
        zh = "、".join(words.WEEKDAYS[day].zh for day in days)
        return Word(f"每周 {zh}", ", ".join(words.WEEKDAYS[day].en for day in days))
    days_on = ", ".join(str(on + 1) for on in row.on_days)
    return Word(
        f"每 {row.cycle_days} 天的第 {days_on} 天",
        f"day {days_on} of every {row.cycle_days}",
    )


def _panel(title: Word, heads: tuple[Word, ...], rows: tuple[Row, ...]) -> Panel:
    columns = tuple(Column(head, 7) for head in heads)
    table = Table(caption=title, columns=columns, rows=rows) if rows else None
    return Panel(title=title, body=table, empty=words.EMPTY[title])


def _hours(row: DutyShift) -> Text:
    hours = row.lasts.total_seconds() / 3600
    return Word(f"{row.begins:%H:%M} 起 {hours:g} 小时", f"from {row.begins:%H:%M}, {hours:g} h")


def _days(row: DutyShift) -> Text:
    if row.last_day is None:
        return Word(f"{row.first_day} 起", f"since {row.first_day}")
    return f"{row.first_day} – {row.last_day}"


def _end(row: DutyShift, *, plans: bool) -> Part:
    if not plans:
        return "–"
    return Link(words.END_SHIFT, reverse("roster:end_shift", args=[row.uid]))


def _moments(row: DutySubstitute | DutyLeave) -> str:
    since, until = row.since.astimezone(BEIJING), row.until.astimezone(BEIJING)
    return f"{since:%m-%d %H:%M} – {until:%m-%d %H:%M}"
