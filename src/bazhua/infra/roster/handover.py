"""Hand-over: duty passes at the hour of the roster, signed or not; who did not sign is told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bazhua.infra.roster.duty import Roster, watches
from bazhua.infra.roster.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Changeover:
    """At an instant a post passes from some persons to others."""

    at: datetime
    post: str
    outgoing: tuple[str, ...]
    incoming: tuple[str, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Who must sign: a person who stays on duty hands nothing over."""
        staying = set(self.outgoing) & set(self.incoming)
        both = dict.fromkeys((*self.outgoing, *self.incoming))
        return tuple(person for person in both if person not in staying)


@dataclass(frozen=True, slots=True)
class Signed:
    """A person signed the hand-over of a post at the hour at which duty passes."""

    post: str
    at: datetime
    person: str


def changeovers(roster: Roster, post: str, window: Span) -> tuple[Changeover, ...]:
    """Return when the persons of a post change within a window."""
    return tuple(
        Changeover(after.span.since, post, before.persons, after.persons)
        for before, after in pairwise(watches(roster, (post,), window))
    )


def unsigned(
    due: Iterable[Changeover], signatures: Collection[Signed]
) -> tuple[tuple[Changeover, tuple[str, ...]], ...]:
    """Return the hand-overs that lack a signature, each with the persons who did not sign."""
    signed = {(one.post, one.at, one.person) for one in signatures}
    lacking = (
        (change, tuple(p for p in change.parties if (change.post, change.at, p) not in signed))
        for change in due
    )
    return tuple((change, persons) for change, persons in lacking if persons)
