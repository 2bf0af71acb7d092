"""Whether a paper is served, from when on, and until when its time runs: `paper.service`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bazhua.grips.dangers.domain.papers.terms import PROOF_WORDS, WAY_WORDS
from bazhua.grips.dangers.domain.policy.service import (
    AT_ONCE,
    OrderTime,
    ServiceWay,
    ServiceWitnesses,
)
from bazhua.grips.dangers.domain.terms import Proof, Way
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.book import PolicyBook, PolicyRow, cited
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How a paper was brought to its recipient.

    Attributes:
        served_at: signed, left or published; of the post and of a message when it arrived.
        proofs: what there is.
        witnesses: how many saw it.
        ordered_days: that the paper gives, counted from its service; nothing where it gives none.
    """

    way: Way
    served_at: datetime
    proofs: tuple[Proof, ...] = ()
    witnesses: int = 0
    ordered_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Whether a paper counts as served.

    Attributes:
        missing: what it lacks; of several that stand for one another the first.
        effective_at: from when on, nothing while something is missing.
        last_day: on which what it orders must be done.
    """

    holds: bool
    missing: tuple[Proof, ...] = ()
    effective_at: datetime | None = None
    last_day: date | None = None


def paper_service(book: PolicyBook, given: Serving) -> Answer[Served]:
    """Return whether a paper is served, from when on, and until when its time runs.

    A signature refused does not keep a paper from being served: it is left at the place, before
    witnesses or on record. The day of the service is not counted.

    Raises:
        NoRuleInForce: no such way of service on that day.
        OutOfRange: the paper gives no day, or more than may be given.
    """
    day = day_of(given.served_at)
    way = book.row(ServiceWay, day, way=given.way)
    witnesses = book.row(ServiceWitnesses, day)
    counted = Proof.WITNESSES in way.one_of
    rows: tuple[PolicyRow, ...] = (way, witnesses) if counted else (way,)
    missing = _missing(way, witnesses, given)
    if missing:
        return Answer(Served(holds=False, missing=missing), cited(*rows), _lacks(given, missing))
    effective_at = _effective(book, way, given.served_at)
    steps = (_told(given, effective_at),)
    if given.ordered_days is None:
        return Answer(Served(holds=True, effective_at=effective_at), cited(*rows), steps)
    order = book.row(OrderTime, day)
    last_day = day_of(effective_at) + _allowed(given.ordered_days, order)
    served = Served(holds=True, effective_at=effective_at, last_day=last_day)
    return Answer(served, cited(*rows, order), (*steps, _counted(given.ordered_days, last_day)))


def check_days(book: PolicyBook, days: int, day: date) -> None:
    """Refuse a time that an order may not give.

    Raises:
        OutOfRange: it is no day, or more than may be given.
    """
    _allowed(days, book.row(OrderTime, day))


def _allowed(days: int, row: OrderTime) -> timedelta:
    if not 1 <= days <= row.most_days:
        allowed = say("1 至 {n} 日", "1 to {n} days", n=row.most_days)
        raise OutOfRange("days", days, allowed)
    return timedelta(days=days)


def _missing(way: ServiceWay, row: ServiceWitnesses, given: Serving) -> tuple[Proof, ...]:
    there = set(given.proofs)
    if given.witnesses >= row.least:
        there.add(Proof.WITNESSES)
    else:
        there.discard(Proof.WITNESSES)
    lacking = [proof for proof in way.proofs if proof not in there]
    if way.one_of and there.isdisjoint(way.one_of):
        lacking.append(way.one_of[0])
    return tuple(lacking)


def _effective(book: PolicyBook, way: ServiceWay, served_at: datetime) -> datetime:
    if way.effect == AT_ONCE:
        return served_at
    return way.effect.due(served_at, WorkCalendar.of(book)).at


def _lacks(given: Serving, missing: tuple[Proof, ...]) -> tuple[Phrase, ...]:
    return tuple(
        say(
            "{way}缺少：{proof}",
            "{way}: {proof} is missing",
            way=WAY_WORDS[given.way],
            proof=PROOF_WORDS[proof],
        )
        for proof in missing
    )


def _told(given: Serving, effective_at: datetime) -> Phrase:
    return say(
        "{way}，{served_at}；自 {effective_at} 起生效",
        "{way} at {served_at}; effective from {effective_at}",
        way=WAY_WORDS[given.way],
        served_at=given.served_at,
        effective_at=effective_at,
    )


def _counted(days: int, last_day: date) -> Phrase:
    return say(
        "送达当日不计，{n} 日后为 {day}",
        "the day of service is not counted; {n} days end on {day}",
        n=days,
        day=last_day,
    )
