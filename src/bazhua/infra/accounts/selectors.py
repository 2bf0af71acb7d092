"""Accounts as those who look after them see them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from uuid import UUID

from bazhua.infra.accounts.models import Badge, Link, Session, User


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


def _standing(user: User) -> Standing:
    if not user.is_active:
        return Standing.CLOSED
    return Standing.OPEN if user.has_usable_password() else Standing.INVITED
