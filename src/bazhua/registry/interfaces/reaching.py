"""Who holds posts, and where persons are reached: what settings name."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.roster.duty import Holder
from bazhua.infra.roster.spans import Span
from bazhua.registry.selectors.who.duties import callable_among, holders_within, posts_held
from bazhua.registry.services.who.persons import reached_by_mail, reached_by_phone

SPOKEN: Final = frozenset({Kind.SMS, Kind.VOICE})


class PostHolders:
    """Who holds posts of the registry."""

    def within(self, posts: Collection[str], window: Span) -> Iterable[Holder]:
        """Return who holds some posts at any instant of a window."""
        return holders_within(posts, window)

    def posts_of(self, person: UUID, at: datetime) -> Iterable[str]:
        """Return the posts that a person holds at an instant."""
        return posts_held(person, at=at)

    def callable_among(self, persons: Collection[str]) -> Collection[str]:
        """Return those of whom a telephone or a mail address is on record."""
        return callable_among(persons)


class AddressBook:
    """Telephone and mail of a person, opened at the moment of sending and kept nowhere."""

    def address(self, person: UUID, kind: Kind) -> str | None:
        """Return number or mail address, or ``None`` where none is known."""
        if kind in SPOKEN:
            return reached_by_phone(person)
        return reached_by_mail(person) if kind is Kind.MAIL else None
