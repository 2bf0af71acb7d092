"""How a danger is to be put right: the five placements (五落实), each placed or not."""

from bazhua.grips.dangers.domain.closed_loop.guards import PLACEMENTS
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.story import Known
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.findings.core.terms import PLACEMENT_WORDS, Placement
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.text import Part, headed
from bazhua.kernel.words import Phrase

FEN = 100
NOTHING = "–"
MISSING = Mark(words.NOT_YET, Tone.WARN)


def plan_facts(row: HiddenDanger, known: Known) -> tuple[Fact, ...]:
    """Return the five placements of a danger that is registered."""
    if not row.grade:
        return ()
    placed: dict[Placement, Part] = {
        Placement.PERSON: known.all_of(row.responsible),
        Placement.MEASURE: row.measure,
        Placement.FUNDS: funds(row.funds_fen),
        Placement.TIME_LIMIT: row.due_on.isoformat() if row.due_on else "",
        Placement.EMERGENCY_PLAN: row.emergency_plan,
    }
    needed = PLACEMENTS[DangerGrade(row.grade)]
    return tuple(
        Fact(headed(PLACEMENT_WORDS[one]), value or (MISSING if one in needed else NOTHING))
        for one, value in placed.items()
    )


def funds(fen: int | None) -> Part:
    """Return what is set aside; nothing where nobody said."""
    if fen is None:
        return ""
    yuan, rest = divmod(fen, FEN)
    shown = f"{yuan:,}.{rest:02}" if rest else f"{yuan:,}"
    return Phrase(words.YUAN, {"yuan": shown}) if fen else words.FREE
