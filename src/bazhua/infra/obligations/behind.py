"""Who stands behind an act on an obligation, and whom its chain reaches, by the roster of now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.case import Case
from bazhua.infra.obligations.core.hands import Hand, NotDelegated, Role
from bazhua.infra.obligations.core.step import Reach
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.roster.selectors import INSTANT, delegated, duty_at, members, roster_of
from bazhua.infra.roster.spans import Span

RESOURCE: Final = "obligation"
AUTHORITY: Final = "govern"
"""The right to pause, resume, waive and lapse what others must do, and to answer for them."""


def hand_of(row: Obligation, actor: Actor, acts_for: UUID | None, at: datetime) -> Hand:
    """Return the hand of a person: for himself, or for somebody who has delegated to him.

    Authority is a right of the person who acts and is not delegated.

    Raises:
        NotDelegated: that person has not delegated to this one at this instant.
    """
    principal = acts_for or actor.uid
    if principal != actor.uid and not delegated(principal, actor.uid, at):
        raise NotDelegated("acts_for")
    posts = {Role.HOLDER: row.holder, Role.VERIFIER: row.verifier}
    roster = roster_of(frozenset(posts.values()), Span(at, at + INSTANT))
    roles = {role for role, post in posts.items() if str(principal) in members(roster, post, at)}
    if actor.may(RESOURCE, AUTHORITY, row.place, at):
        roles.add(Role.AUTHORITY)
    behind = None if principal == actor.uid else str(principal)
    return Hand(str(actor.uid), frozenset(roles), behind)


def reach_of(cases: Iterable[Case], at: datetime) -> Reach:
    """Return whom the addresses of some chains reach at an instant, read once for all of them."""
    addresses = {level.address for case in cases for level in case.terms.rule.levels}
    on_duty = duty_at(addresses, at) if addresses else {}
    return lambda address, _: on_duty[address]
