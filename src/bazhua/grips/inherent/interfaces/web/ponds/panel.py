"""How the warning of a tailings pond came about."""

from datetime import datetime

from bazhua.grips.inherent.domain.watching.terms import InstallationKind
from bazhua.grips.inherent.interfaces.web.ponds import words
from bazhua.grips.inherent.interfaces.web.ponds.listing import COLOURS
from bazhua.grips.inherent.models import Installation
from bazhua.grips.inherent.selectors.duty.ponds import judged, pond_of
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel
from bazhua.infra.ui.parts.text import Part


def pond_panel(row: Installation, at: datetime) -> tuple[Panel, ...]:
    """Return how the warning of a pond came about; nothing of another installation."""
    if row.kind != InstallationKind.TAILINGS_POND.value:
        return ()
    answer, shown = judged(row, at=at), pond_of(row)
    found = answer.result.colour
    mark: Part = COLOURS[found] if found else words.NO_WARNING
    since = () if shown is None else (Fact(words.CHANGED, shown.changed_at),)
    steps = tuple(Fact(words.STEP, step) for step in answer.steps)
    clauses = Fact(words.BASIS, Lines(tuple(cited(id_) for id_ in answer.clauses)))
    body = Facts((Fact(words.WARNING, mark), *since, *steps, clauses))
    return (Panel(title=words.PONDS, body=body, note=words.PONDS_LEAD),)
