"""Which acts others sign beforehand, who they are, and who is kept from it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.policy.signatures import SignaturesNeeded
from bazhua.grips.dangers.domain.terms import SIGNERS, DangerGrade, Sector, SignedAct, Signer
from bazhua.infra.signoff.core.plan import ASKER, Plan, Step
from bazhua.kernel.policy.book import PolicyBook

FIXER: Final = "fixer"
"""Role of everybody who ever had a part in putting it right, or answers for it by its plan."""

ALWAYS: Final = frozenset({Action.COERCE})
"""Never done unsigned, whatever the rows of a province say; nor is a major one accepted."""

ASKED: Final[Mapping[SignedAct, tuple[str, ...]]] = {
    SignedAct.ACCEPT: ("experts",),
    SignedAct.GRANT_EXTENSION: ("due_on",),
    SignedAct.LIST: ("ground",),
    SignedAct.LIFT_STOP: ("consent",),
    SignedAct.COERCE: ("ground",),
}
"""What whoever asks for signatures has to say."""


def signed_act(action: Action) -> SignedAct | None:
    """Return an act as one that may have to be signed, if it is such a one."""
    return SignedAct(action.value) if action.value in set(SignedAct) else None


def kind_of(act: SignedAct) -> str:
    """Return the key of the sign-off of an act."""
    return f"danger.sign_{act.value.lower()}"


def signatures_needed(
    book: PolicyBook, action: Action, danger: Danger, sector: Sector | None, day: date
) -> SignaturesNeeded | None:
    """Return who signs an act on a danger before it is done on a day; nothing where nobody need."""
    act, grade = signed_act(action), danger.grade or DangerGrade.GENERAL
    rows = {
        row.sector: row
        for row in book.rows(SignaturesNeeded, day)
        if (row.act, row.grade) == (act, grade)
    }
    found = rows.get(sector) or rows.get(None)
    return found if found is not None and found.signers else None


def plan_of(needed: SignaturesNeeded, signers: Mapping[Signer, frozenset[str]]) -> Plan:
    """Return the plan of a sign-off: all experts who are named, and each head, in their order.

    Neither who had a part in putting it right nor who asks may sign, nor anybody for him.

    Args:
        signers: addresses of those who sign.
    """
    return Plan(
        tuple(
            Step(
                key=one.value,
                title=SIGNERS[one],
                signers=signers[one],
                quorum=len(signers[one]) if one is Signer.EXPERTS else 1,
                barred=frozenset({FIXER, ASKER}),
            )
            for one in needed.signers
        )
    )
