"""Accounts of persons, for who looks after them: invited, given a new link, closed, opened.

Whoever gives a link could use it himself. So nobody looks after the account of a person who has a
role that he could not give to that person: he would get by the link what he may not give.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bazhua.infra.accounts.services import accounts, badges
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import Forbidden
from bazhua.registry.domain.roles.table import ROLES
from bazhua.registry.domain.who.refusals import AccountBeyond, FactorStays, OwnAccount
from bazhua.registry.models import Person, RoleGrant
from bazhua.registry.selectors.who.accounts import works_within
from bazhua.registry.selectors.who.grants import JOINS
from bazhua.registry.selectors.who.people import visible_person
from bazhua.registry.services.who.grants import could_give

INVITE: Final = "invite"
RESET: Final = "reset"
LOCK: Final = "lock"
UNLOCK: Final = "unlock"


@transaction.atomic
def invite_person(person: UUID, *, login: str, actor: Actor, at: datetime) -> str:
    """Make a person's account and return the token of his one-time link.

    Raises:
        NotFound, Forbidden, OwnAccount, AccountBeyond: as `looks_after`.
        LoginRefused, LoginTaken: the login name cannot be his.
    """
    _looked_after(person, INVITE, actor, at)
    return accounts.invite(person=person, login=login, actor=actor, at=at)


@transaction.atomic
def renew_link(person: UUID, *, actor: Actor, at: datetime, without_totp: bool = False) -> str:
    """Return the token of a new one-time link for who forgot his password; an older one ends.

    Args:
        without_totp: he lost his second factor too, and it is removed.

    Raises:
        NotFound, Forbidden, OwnAccount, AccountBeyond: as `looks_after`; or he has no open account.
        FactorStays: he has a role that two persons must give; one does not take his factor away.
    """
    row = _looked_after(person, RESET, actor, at)
    if without_totp and any(ROLES[one.role].second_person for one in lasting_grants(row, at)):
        raise FactorStays
    return accounts.renew(person=person, actor=actor, at=at, without_totp=without_totp)


@transaction.atomic
def set_account_open(person: UUID, *, is_open: bool, actor: Actor, at: datetime) -> None:
    """Close a person's account, which ends his sessions, links and badge, or open it again.

    Raises:
        NotFound, Forbidden, OwnAccount, AccountBeyond: as `looks_after`; or he has no account.
    """
    _looked_after(person, UNLOCK if is_open else LOCK, actor, at)
    accounts.set_open(person=person, is_open=is_open, actor=actor, at=at)


@transaction.atomic
def hand_badge(person: UUID, *, login: str, actor: Actor, at: datetime) -> str:
    """Give a person a badge in place of the one he has; return the code that stands on it.

    Args:
        login: of the account that is made, when he has none.

    Raises:
        NotFound, Forbidden, OwnAccount, AccountBeyond: as `looks_after`; or his account is closed.
        LoginRefused, LoginTaken: the login name cannot be his.
    """
    _looked_after(person, INVITE, actor, at)
    return badges.give_badge(person=person, login=login, actor=actor, at=at)


@transaction.atomic
def take_badge(person: UUID, *, actor: Actor, at: datetime) -> None:
    """End a person's badge, which ends the sessions it opened.

    Raises:
        NotFound, Forbidden, OwnAccount, AccountBeyond: as `looks_after`; or he has none.
    """
    _looked_after(person, LOCK, actor, at)
    badges.end_badge(person=person, actor=actor, at=at)


def looks_after(person: Person, action: str, *, actor: Actor, at: datetime) -> None:
    """Refuse whoever may not do an action to a person's account.

    Raises:
        OwnAccount: it is his own.
        Forbidden: he may not where the person works.
        AccountBeyond: the person has a role that he could not give.
    """
    if actor.uid == person.uid:
        raise OwnAccount
    if not works_within(actor, person, action, at=at, today=action != LOCK):
        raise Forbidden
    if not all(could_give(one, actor=actor, at=at) for one in lasting_grants(person, at)):
        raise AccountBeyond


def lasting_grants(person: Person, at: datetime) -> list[RoleGrant]:
    """Return the grants of a person that hold or will hold, confirmed or not."""
    lasting = Q(until=None) | Q(until__gt=at)
    rows = RoleGrant.objects.filter(lasting, person=person).order_by("pk")
    return list(rows.select_related(*JOINS))


def _looked_after(uid: UUID, action: str, actor: Actor, at: datetime) -> Person:
    person = visible_person(actor, uid, at=at)
    looks_after(person, action, actor=actor, at=at)
    return person
