"""Stretches of time, each up to and not including its end, and their arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bazhua.kernel.errors import DomainError


class BackwardSpan(DomainError):
    """A stretch of time ends before it begins, or is empty."""

    code = "backward_span"
    http_status = 400


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The instants from ``since`` up to, and not including, ``until``; both aware."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        """Refuse a stretch without an instant in it.

        Raises:
            BackwardSpan: it does not end after it begins.
        """
        if self.until <= self.since:
            raise BackwardSpan("until", since=self.since, until=self.until)

    @property
    def lasts(self) -> timedelta:
        """How long it is."""
        return self.until - self.since

    def holds(self, at: datetime) -> bool:
        """Return whether an instant lies in it."""
        return self.since <= at < self.until

    def meets(self, other: "Span") -> bool:
        """Return whether both share an instant."""
        return self.since < other.until and other.since < self.until


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same instants in order, as the fewest spans that do not touch."""
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.since <= done[-1].until:
            done[-1] = Span(done[-1].since, max(done[-1].until, span.until))
        else:
            done.append(span)
    return tuple(done)


def without(whole: Span, taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the instants of the whole that lie in none of the others."""
    left: list[Span] = []
    since = whole.since
    for span in joined(span for span in taken if span.meets(whole)):
        if since < span.since:
            left.append(Span(since, span.since))
        since = span.until
    if since < whole.until:
        left.append(Span(since, whole.until))
    return tuple(left)


def pieces(whole: Span, cuts: Iterable[datetime]) -> tuple[Span, ...]:
    """Return the whole cut at the given instants, in order."""
    inside = {cut for cut in cuts if whole.since < cut < whole.until}
    edges = [whole.since, *sorted(inside), whole.until]
    return tuple(Span(*pair) for pair in pairwise(edges))
