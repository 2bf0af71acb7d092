"""What the pages of warnings and of process units show alike: warnings in a table, what happened."""

from collections.abc import Sequence
from typing import Any

from bazhua.grips.inherent.domain.warning.terms import FEEDBACK, Feedback
from bazhua.grips.inherent.interfaces.web.warning import words
from bazhua.grips.inherent.interfaces.web.warning.listing import (
    contribution,
    feedback,
    marks,
    warning_address,
)
from bazhua.grips.inherent.models import EarlyWarning
from bazhua.grips.inherent.selectors.warning.warnings import named_in
from bazhua.grips.inherent.selectors.watching.shown import happened
from bazhua.infra.db.records import Record
from bazhua.infra.events.models import Event
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Entry
from bazhua.infra.ui.parts.tabbed import History, Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Text, headed, said
from bazhua.kernel.words import Phrase


def warnings_panel(rows: Sequence[EarlyWarning]) -> Panel:
    """Return the last warnings of a process unit."""
    called = named_in(rows)
    table = Table(
        caption=words.WARNINGS,
        columns=(
            Column(words.OPENED, 8),
            Column(words.MAIN, 14),
            Column(words.STATE, 6),
            Column(words.FEEDBACK_, 6),
        ),
        rows=tuple(
            Row(
                warning_address(row),
                (
                    row.opened_at,
                    contribution(row.contributions[0], called) if row.contributions else "–",
                    Lines(marks(row)),
                    feedback(row),
                ),
            )
            for row in rows
        ),
    )
    return Panel(title=words.WARNINGS, body=table if rows else None, empty=words.NONE)


def history(row: Record) -> Panel:
    """Return what happened to a warning or a process unit, the last first."""
    events = list(reversed(happened(row)))
    persons = names().persons({event.actor_uid for event in events})
    entries = tuple(
        Entry(at=event.at, text=_told(event), by=persons.get(event.actor_uid, ""))
        for event in events
    )
    return Panel(title=words.HISTORY, body=History(entries))


def _told(event: Event) -> Text:
    word = words.HAPPENED.get(event.kind)
    if word is None:
        return event.kind
    return Phrase(word, _data(event.data))


def _data(data: dict[str, Any]) -> dict[str, Any]:
    if "feedback" in data:
        answer = said(headed(FEEDBACK[Feedback(data["feedback"])]))
        return {"said": f"{answer} · {data['remark']}"}
    return {key: data[key] for key in ("number", "counted", "false") if key in data}
