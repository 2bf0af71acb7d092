"""What holds when somebody signs, out of accounts, posts, roster and record in one call."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from bazhua.infra.policies.ports import human_behind
from bazhua.infra.roster.holders import person_at
from bazhua.infra.roster.selectors import delegations_to, members_at
from bazhua.infra.signoff.core.plan import ASKER
from bazhua.infra.signoff.core.signing import Delegation, Facts, SignOff
from bazhua.infra.signoff.kinds import kinds
from bazhua.infra.signoff.models import SignOffRow


def facts_of(row: SignOffRow, signoff: SignOff, account: UUID, at: datetime) -> Facts:
    """Return what holds for an account at an instant, of the step whose turn it is.

    Who must sign by his own name signs himself: only what is for a post is delegated.
    """
    step = signoff.current()
    holders = members_at(step.signers, at) if step else {}
    person = human_behind(account, at)
    roles = kinds()[row.kind].roles(row.subject_uid)
    return Facts(
        persons={str(account): str(person)} if person else {},
        holders=holders,
        roles={**roles, ASKER: frozenset({row.asked_by} - {""})},
        delegations=tuple(_delegated(person, holders, at)) if person else (),
    )


def _delegated(
    person: UUID, holders: Mapping[str, frozenset[str]], at: datetime
) -> Iterator[Delegation]:
    given = delegations_to(person, at)
    for address, held in holders.items():
        if person_at(address):
            continue
        for one in given:
            if one.giver in held:
                yield Delegation(address, one.giver, one.taker, one.span.since, one.span.until)
