"""How far the papers of hidden dangers are: what was judged, what is drawn up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.papers.drawing import Case
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import DangerPaper, HiddenDanger
from bazhua.grips.dangers.selectors.rows import danger_of
from bazhua.infra.events.models import Event
from bazhua.infra.findings.core.terms import JUDGED
from bazhua.infra.papers.core.workflow import State as PaperState

JUDGEMENTS = [Action.ACCEPT.value, Action.REJECT.value]


@dataclass(frozen=True, slots=True)
class Judged:
    """The last judgement of a rectification, when and why."""

    action: Action
    at: datetime
    ground: str


def cases_of(rows: Sequence[HiddenDanger]) -> Mapping[UUID, Case]:
    """Return how far the papers of some dangers are, by uid, in two queries."""
    judged = judgements_of(rows)
    drawn = defaultdict(set)
    for one in (
        DangerPaper.objects.filter(danger__in=rows)
        .exclude(paper__state=PaperState.VOID.value)
        .select_related("paper", "danger")
    ):
        kind, last = PaperKind(one.kind), judged.get(one.danger.uid)
        if kind is not PaperKind.OPINION or last is None or one.paper.drafted_at >= last.at:
            drawn[one.danger.uid].add(kind)
    return {
        row.uid: Case(
            danger=danger_of(row),
            judged=judged[row.uid].action if row.uid in judged else None,
            drawn=frozenset(drawn[row.uid]),
        )
        for row in rows
    }


def judgements_of(rows: Sequence[HiddenDanger]) -> Mapping[UUID, Judged]:
    """Return the last judgement of each danger whose judgement is the department's, by uid."""
    asked = {row.uid: row for row in rows if _for_the_department(danger_of(row))}
    events = Event.objects.filter(
        record_uid__in=asked, kind="danger.moved", data__action__in=JUDGEMENTS
    )
    latest = events.order_by("record_uid", "-seq").distinct("record_uid")
    found = {
        event.record_uid: Judged(
            Action(event.data["action"]), event.at, event.data.get("ground", "")
        )
        for event in latest
    }
    return {uid: one for uid, one in found.items() if _stands(one, danger_of(asked[uid]))}


def _for_the_department(danger: Danger) -> bool:
    ordered = Mark.RECTIFICATION_ORDERED in danger.marks
    return ordered or danger.grade is DangerGrade.MAJOR


def _stands(judged: Judged, danger: Danger) -> bool:
    """Return whether it still holds: an upgrade takes an acceptance away."""
    return (judged.action is Action.ACCEPT) is (danger.state in JUDGED)
