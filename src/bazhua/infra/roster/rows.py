"""The roster as rows and as values; both ways lose nothing."""

from datetime import datetime
from uuid import UUID

from bazhua.infra.db.records import new_uid
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Leave, Substitute
from bazhua.infra.roster.models import DutyDelegation, DutyLeave, DutyShift, DutySubstitute
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.roster.spans import Span


def shift_row(shift: Shift, at: datetime) -> DutyShift:
    """Return a new row of a shift, not yet stored."""
    rhythm = shift.rhythm
    return DutyShift(
        uid=new_uid(at),
        post=shift.post,
        person=UUID(shift.person),
        first_day=rhythm.first,
        last_day=rhythm.last,
        cycle_days=rhythm.cycle_days,
        on_days=sorted(rhythm.on),
        begins=shift.begins,
        lasts=shift.lasts,
        rank=shift.rank,
    )


def shift_of(row: DutyShift) -> Shift:
    """Return a row of a shift as a value."""
    rhythm = Rhythm(
        first=row.first_day,
        last=row.last_day,
        cycle_days=row.cycle_days,
        on=frozenset(row.on_days),
    )
    return Shift(
        post=row.post,
        person=str(row.person),
        rhythm=rhythm,
        begins=row.begins,
        lasts=row.lasts,
        rank=row.rank,
    )


def substitute_row(substitute: Substitute, at: datetime) -> DutySubstitute:
    """Return a new row of a substitute, not yet stored."""
    return DutySubstitute(
        uid=new_uid(at),
        post=substitute.post,
        absent=UUID(substitute.absent),
        person=UUID(substitute.person),
        since=substitute.span.since,
        until=substitute.span.until,
        when_away=substitute.when_away,
    )


def substitute_of(row: DutySubstitute) -> Substitute:
    """Return a row of a substitute as a value."""
    return Substitute(
        post=row.post,
        absent=str(row.absent),
        person=str(row.person),
        span=Span(row.since, row.until),
        when_away=row.when_away,
    )


def leave_row(leave: Leave, at: datetime) -> DutyLeave:
    """Return a new row of a leave, not yet stored."""
    return DutyLeave(
        uid=new_uid(at),
        person=UUID(leave.person),
        since=leave.span.since,
        until=leave.span.until,
    )


def leave_of(row: DutyLeave) -> Leave:
    """Return a row of a leave as a value."""
    return Leave(str(row.person), Span(row.since, row.until))


def delegation_row(given: Delegation, at: datetime) -> DutyDelegation:
    """Return a new row of a delegation, not yet stored."""
    return DutyDelegation(
        uid=new_uid(at),
        giver=UUID(given.giver),
        taker=UUID(given.taker),
        since=given.span.since,
        until=given.span.until,
    )
