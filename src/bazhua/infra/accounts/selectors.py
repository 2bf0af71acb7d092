"""Accounts as those who look after them see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from itertools import count
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.infra.accounts.models import Badge, Device, Link, Session, User
from bazhua.kernel.scope import Path


class Standing(StrEnum):
    """How an account stands."""

    INVITED = "invited"
    """Its password was never set."""
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountState:
    """A person's account from outside.

    Attributes:
        link_until: its one-time link is good so long; none when there is no open one.
        last_in: when the last session began; none for who was never in, or not for a month.
        badge_since: since when he has the badge that is in force.
    """

    login: str
    standing: Standing
    has_totp: bool
    link_until: datetime | None
    last_in: datetime | None
    badge_since: datetime | None


def account_of(person: UUID, *, at: datetime) -> AccountState | None:
    """Return a person's account as it stands at an instant; none when he has none."""
    user = User.objects.filter(person_uid=person).first()
    if user is None:
        return None
    link = Link.objects.filter(user=user, ended_at=None, until__gt=at).first()
    last = Session.objects.filter(user=user, needs="").order_by("-since").first()
    badge = Badge.objects.filter(user=user, ended_at=None).first()
    return AccountState(
        login=user.login,
        standing=_standing(user),
        has_totp=user.has_totp,
        link_until=link.until if link else None,
        last_in=last.since if last else None,
        badge_since=badge.made_at if badge else None,
    )


def free_login(wanted: str) -> str:
    """Return a login name that nobody has: the wanted one, or it with the next number."""
    tried = (wanted if number == 1 else f"{wanted}{number}" for number in count(1))
    return next(name for name in tried if not User.objects.filter(login=name).exists())


def devices_within(regions: Iterable[Path]) -> QuerySet[Device]:
    """Return the shared devices that stand in some regions, also those that have ended."""
    where = (Q(path__startswith=region.dotted) for region in regions)
    return Device.objects.filter(reduce(or_, where, Q(pk__in=[])))


def _standing(user: User) -> Standing:
    if not user.is_active:
        return Standing.CLOSED
    return Standing.OPEN if user.has_usable_password() else Standing.INVITED
