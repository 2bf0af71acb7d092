"""A line, an addition and the list of lines as values of pages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.policies.core.proposal import State
from bazhua.infra.policies.models import Addition
from bazhua.infra.policies.ports import Affected
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.marks import STATUS_MARKS, Mark, Tone
from bazhua.infra.ui.parts.record import (
    Action,
    Cited,
    Entry,
    Fact,
    RecordPage,
    Step,
    StepState,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text, said
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.words import Phrase, Word
from bazhua.law.rows import TABLES, field_word
from bazhua.web.policies import words
from bazhua.web.policies.shelf import Line, shortened, summary, titled, values

VIEWERS = (Viewer(words.SCOPE, words.WHY),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table under its heading, or what stands where it is empty."""

    heading: Text
    note: Text = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPage(RecordPage):
    """A page of a line or an addition with its tables."""

    sections: tuple[Section, ...] = ()


def line_page(
    line: Line, additions: Sequence[Addition], book: PolicyBook, day: date, *, may_propose: bool
) -> RowPage:
    """Return the page of a line: what holds, what held, what was proposed."""
    current = line.on(day) or line.rows[-1]
    return RowPage(
        kind=line.shelf.heading,
        title=line.title,
        number=line.table,
        steps=(),
        actions=_proposing(line) if may_propose else (),
        facts=(*_values(current), *_span(current, book)),
        timeline=(),
        viewers=VIEWERS,
        sections=(
            Section(heading=words.HISTORY, table=_history(line, additions, book, day)),
            *_proposals(additions),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An addition with all that its page tells of it.

    Attributes:
        old: the row that holds until then; none for a new line or one that is decided.
    """

    addition: Addition
    row: PolicyRow
    old: PolicyRow | None
    affected: Sequence[Affected]
    events: Sequence[Event]


def addition_page(found: Looked, book: PolicyBook, actions: tuple[Action, ...]) -> RowPage:
    """Return the page of an addition: the values beside those before, and what would change."""
    addition, uids = found.addition, {event.actor_uid for event in found.events}
    known = _persons({addition.proposed_by, addition.decided_by, *uids})
    waits = addition.state == State.PROPOSED.value
    return RowPage(
        kind=words.ADDITION,
        title=titled(found.row),
        number=addition.table,
        marks=(words.STATES[State(addition.state)],),
        steps=_steps(addition),
        actions=actions,
        facts=(
            *_span(found.row, book),
            Fact(words.REASON, addition.reason),
            Fact(words.BY, known[addition.proposed_by]),
            *_decider(addition, known),
        ),
        timeline=tuple(
            Entry(at=one.at, text=words.HAPPENED.get(one.kind, one.kind), by=known[one.actor_uid])
            for one in found.events
        ),
        viewers=VIEWERS,
        sections=(
            Section(heading=words.VALUES, table=_compared(found.row, found.old)),
            *(_preview(found.affected) if waits else ()),
        ),
    )


def line_row(line: Line, book: PolicyBook, day: date) -> Row:
    """Return a line as a row of the list."""
    row = line.on(day) or line.rows[-1]
    short = shortened(summary(row))
    cells = (line.title, line.shelf.heading, short, cited(row, book), row.since.isoformat())
    return Row(reverse("policies:line", args=[line.table, line.slug]), cells)


def cited(row: PolicyRow, book: PolicyBook) -> Cited:
    """Return the clause of a row with its mark."""
    return Cited(row.clause, mark=STATUS_MARKS[book.clauses[row.clause].status])


def confirming(addition: Addition, affected: Sequence[Affected]) -> Action:
    """Return the button of the second person."""
    count = sum(one.count for one in affected)
    since = addition.since.isoformat()
    return Action(
        text=words.CONFIRM,
        href=reverse("policies:confirm", args=[addition.uid]),
        weight=Weight.MAIN,
        version=addition.version,
        confirm=Phrase(words.CONFIRM_ASK, {"since": since, "count": count}),
    )


def withdrawing(addition: Addition) -> Action:
    """Return the button that withdraws a row."""
    href = reverse("policies:withdraw", args=[addition.uid])
    return Action(text=words.WITHDRAW, href=href, weight=Weight.GRAVE, opens=True)


def _proposing(line: Line) -> tuple[Action, ...]:
    propose = Action(
        text=words.PROPOSE,
        href=reverse("policies:propose", args=[line.table, line.slug]),
        weight=Weight.MAIN,
        opens=True,
    )
    if not line.rows[0].identity:
        return (propose,)
    href = reverse("policies:propose_new", args=[line.table])
    return (propose, Action(text=words.PROPOSE_NEW, href=href, opens=True))


def _values(row: PolicyRow) -> tuple[Fact, ...]:
    return tuple(Fact(field_word(name), value) for name, value in values(row).items())


def _span(row: PolicyRow, book: PolicyBook) -> tuple[Fact, ...]:
    clause = book.clauses.get(row.clause)
    titles = (Fact(words.SAYS, clause.title),) if clause else ()
    shown = cited(row, book) if clause else Cited(row.clause)
    return (
        Fact(words.CLAUSE, shown),
        *titles,
        Fact(words.SINCE, row.since.isoformat()),
        Fact(words.UNTIL, row.until.isoformat() if row.until else words.LASTS),
    )


def _history(line: Line, additions: Sequence[Addition], book: PolicyBook, day: date) -> Table:
    own = {(row.since.isoformat(), str(row.row.get("clause"))) for row in additions if row.number}
    current = line.on(day)
    lines = []
    for row in reversed(line.rows):
        state = words.NOW if row is current else words.COMING if row.since > day else words.PAST
        added = (row.since.isoformat(), row.clause) in own
        cells = (
            row.since.isoformat(),
            row.until.isoformat() if row.until else words.LASTS,
            summary(row),
            cited(row, book),
            state,
            words.OWN if added else words.SHIPPED,
        )
        lines.append(Row("", cells))
    columns = (
        Column(words.SINCE, 9),
        Column(words.UNTIL, 9),
        Column(words.VALUES, 14),
        Column(words.CLAUSE, 7),
        Column(words.STATUS, 6),
        Column(words.SOURCE, 6),
    )
    return Table(caption=words.HISTORY, columns=columns, rows=tuple(lines))


def _proposals(additions: Sequence[Addition]) -> tuple[Section, ...]:
    if not additions:
        return ()
    rows = tuple(
        Row(
            reverse("policies:addition", args=[one.uid]),
            (one.since.isoformat(), words.STATES[State(one.state)], one.reason, one.proposed_at),
        )
        for one in additions
    )
    columns = (
        Column(words.SINCE, 9),
        Column(words.STATUS, 7),
        Column(words.REASON, 12),
        Column(words.STEPS[State.PROPOSED], 9),
    )
    table = Table(caption=words.ADDITIONS, columns=columns, rows=rows)
    return (Section(heading=words.ADDITIONS, table=table),)


def _compared(row: PolicyRow, old: PolicyRow | None) -> Table:
    now, before = values(row), values(old) if old else {}
    rows = tuple(
        Row("", (field_word(name), before.get(name, words.NEW_LINE), _new(name, now, before)))
        for name in now
    )
    columns = (Column(words.VALUES, 8), Column(words.OLD, 8), Column(words.NEW, 8))
    return Table(caption=TABLES[row.table], columns=columns, rows=rows)


def _new(name: str, now: Mapping[str, Word], before: Mapping[str, Word]) -> Part:
    return now[name] if before.get(name) == now[name] else Mark(now[name], Tone.WARN, "arrow-right")


def _preview(affected: Sequence[Affected]) -> tuple[Section, ...]:
    return tuple(
        Section(
            heading=Phrase(words.COUNTED, {"kind": _kind(one), "count": one.count}),
            note=_note(one),
            table=_changes(one) if one.changes else None,
        )
        for one in affected
    )


def _kind(one: Affected) -> str:
    return f"{said(words.PREVIEW)} · {said(one.kind)}"


def _note(one: Affected) -> Text:
    kept = said(Phrase(words.KEEP, {"keep": one.keep})) if one.keep else ""
    nothing = "" if one.count else said(words.NOTHING)
    return f"{nothing} {kept}".strip()


def _changes(one: Affected) -> Table:
    rows = tuple(Row("", (Link(each.text, each.href), each.old, each.new)) for each in one.changes)
    columns = (Column(words.RECORD, 10), Column(words.OLD, 9), Column(words.NEW, 9))
    return Table(caption=one.kind, columns=columns, rows=rows)


def _steps(addition: Addition) -> tuple[Step, ...]:
    first = Step(words.STEPS[State.PROPOSED], StepState.DONE, addition.proposed_at)
    if addition.state == State.WITHDRAWN.value:
        gone = words.STATES[State.WITHDRAWN].text
        return (first, Step(gone, StepState.CURRENT, addition.decided_at))
    confirmed = addition.state == State.CONFIRMED.value
    state = StepState.DONE if confirmed else StepState.CURRENT
    return (first, Step(words.STEPS[State.CONFIRMED], state, addition.decided_at))


def _decider(addition: Addition, known: dict[UUID | None, Text]) -> tuple[Fact, ...]:
    if addition.decided_by is None:
        return ()
    return (Fact(words.DECIDER, known[addition.decided_by]),)


def _persons(uids: Collection[UUID | None]) -> dict[UUID | None, Text]:
    wanted = {uid for uid in uids if uid is not None}
    named = names().persons(wanted)
    return {uid: named.get(uid, str(uid)[-8:]) for uid in wanted}
