"""Which papers may be drawn up about a hidden danger, by whom, and which are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.guards import COMMISSION, REGULATORS, TOWN
from bazhua.grips.dangers.domain.closed_loop.table import OFFICER, REPORTERS
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.papers.terms import PAPER_WORDS, PaperKind
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.terms import ENDED, STATE_WORDS, State
from bazhua.kernel.errors import TransitionRefused
from bazhua.kernel.words import Phrase, Word, say
from bazhua.kernel.workflow import Guard

NONE: Final[frozenset[PaperKind]] = frozenset()
ORDERABLE: Final = frozenset({State.FOUND, State.REGISTERED, State.PLANNED, State.RECTIFYING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A hidden danger as far as its papers go.

    Attributes:
        judged: the last judgement of its rectification, where the regulating department made it.
        drawn: the kinds of which a paper stands; an opinion only when it is about that judgement.
    """

    danger: Danger
    judged: Action | None = None
    drawn: frozenset[PaperKind] = NONE


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who draws up a kind of paper, and when.

    Attributes:
        single: one paper is about one danger; else about several of one subject.
        served: it is served on the party that it is about.
        due: it is asked for as soon as it may be drawn up; else it is somebody's decision.
        approved: somebody else than who drafted it issues it; BZ/PAPERS.
    """

    roles: frozenset[str]
    guard: Guard[Case]
    single: bool = True
    served: bool = True
    due: bool = True
    approved: bool = False


def _orderable(case: Case) -> bool:
    ordered = Mark.RECTIFICATION_ORDERED in case.danger.marks
    return case.danger.state in ORDERABLE and not ordered


def _major(case: Case) -> bool:
    return case.danger.grade is DangerGrade.MAJOR and case.danger.state not in ENDED


DRAWINGS: Final[Mapping[PaperKind, Drawing]] = {
    PaperKind.ORDER: Drawing(
        REGULATORS | TOWN | OFFICER,
        Guard(
            _orderable,
            Word(
                "隐患已整改，或者整改指令已送达", "it is put right, or an order is served already"
            ),
        ),
        single=False,
        due=False,
    ),
    PaperKind.OPINION: Drawing(
        REGULATORS | TOWN | OFFICER,
        Guard(
            lambda case: case.judged is not None,
            Word("监管部门尚未作出验收结论", "the regulating department has not judged it yet"),
        ),
        single=False,
    ),
    PaperKind.LISTING: Drawing(
        COMMISSION,
        Guard(
            lambda case: Mark.LISTED in case.danger.marks,
            Word("未挂牌督办", "it is not listed for supervision"),
        ),
        approved=True,
    ),
    PaperKind.REPORT: Drawing(
        REPORTERS,
        Guard(_major, Word("只用于未办结的重大隐患", "it is for open major ones only")),
        served=False,
    ),
}


def check_drawing(kind: PaperKind, case: Case, roles: frozenset[str]) -> None:
    """Refuse a paper that may not be drawn up.

    Raises:
        TransitionRefused: it is not for these roles, its time is not there, or it stands already.
    """
    drawing = DRAWINGS[kind]
    if drawing.roles.isdisjoint(roles):
        raise _refused(kind, case, say("您的角色无权操作", "it is not for your role"))
    if not drawing.guard.holds(case):
        raise _refused(kind, case, Phrase(drawing.guard.missing))
    if kind in case.drawn:
        raise _refused(kind, case, say("已有此文书", "there is such a paper already"))


def offered(case: Case, roles: frozenset[str]) -> tuple[PaperKind, ...]:
    """Return the kinds that somebody in these roles may draw up now."""
    return tuple(
        kind
        for kind, drawing in DRAWINGS.items()
        if not drawing.roles.isdisjoint(roles)
        and drawing.guard.holds(case)
        and kind not in case.drawn
    )


def papers_due(case: Case) -> tuple[PaperKind, ...]:
    """Return the kinds that a danger asks for and does not have: listed, judged, or major."""
    return tuple(
        kind
        for kind, drawing in DRAWINGS.items()
        if drawing.due and drawing.guard.holds(case) and kind not in case.drawn
    )


def sees_drafts(kind: PaperKind, roles: frozenset[str]) -> bool:
    """Return whether drafts of a kind are for somebody: who may draw it up himself."""
    return not DRAWINGS[kind].roles.isdisjoint(roles)


def _refused(kind: PaperKind, case: Case, reason: Phrase) -> TransitionRefused:
    state = STATE_WORDS[case.danger.state]
    return TransitionRefused(None, state=state, action=PAPER_WORDS[kind], reason=reason)
