"""What the answers of a form amount to: score, vetoes, findings, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bazhua.infra.forms.answers.replies import Reply, fails
from bazhua.infra.forms.assembly import Asked, Form, Origin
from bazhua.infra.forms.conditions import Codes
from bazhua.infra.forms.template import Hook, Item, Kind, Verdict
from bazhua.kernel.numbers import half_up


class Gap(StrEnum):
    """Why a form is not complete."""

    NO_ANSWER = "NO_ANSWER"
    NO_EVIDENCE = "NO_EVIDENCE"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing a form still needs."""

    item: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class Finding:
    """A failing answer that calls for something."""

    item: str
    hook: Hook
    reply: Reply


@dataclass(frozen=True, slots=True)
class Result:
    """The exact outcome of a form.

    Attributes:
        earned: points, unrounded.
        possible: points of the items that apply and are judged; what is answered "not
            applicable" does not count.
        vetoes: keys of the items whose failing answer fails the whole form.
    """

    earned: Decimal
    possible: Decimal
    vetoes: tuple[str, ...]
    findings: tuple[Finding, ...]
    lacks: tuple[Lack, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks

    @property
    def percent(self) -> Decimal | None:
        """The score of a hundred, rounded once, half up, to two places; none without points."""
        return half_up(self.earned * 100 / self.possible, 2) if self.possible else None


def result_of(form: Form, replies: Mapping[str, Reply], facts: Mapping[str, Codes]) -> Result:
    """Return the outcome of the replies that stand; replies to items that do not apply are void."""
    applicable = form.applicable(replies, facts)
    pairs = [(asked, replies[asked.key]) for asked in applicable if asked.key in replies]
    points = [_points(asked.item, reply) for asked, reply in pairs]
    failed = [(asked, reply) for asked, reply in pairs if fails(asked.item, reply)]
    return Result(
        earned=sum((earned for earned, _ in points), Decimal(0)),
        possible=sum((possible for _, possible in points), Decimal(0))
        + sum((asked.item.weight for asked in applicable if asked.key not in replies), Decimal(0)),
        vetoes=tuple(asked.key for asked, _ in failed if asked.item.veto),
        findings=tuple(
            Finding(asked.key, asked.item.finding, reply)
            for asked, reply in failed
            if asked.item.finding is not None
        ),
        lacks=tuple(lack for asked in applicable for lack in _lacks(asked, replies)),
    )


def _points(item: Item, reply: Reply) -> tuple[Decimal, Decimal]:
    """Return what a reply earned and could have earned."""
    if item.kind is Kind.CHOICE:
        shares = {option.code: option.share or Decimal(0) for option in item.options}
        return item.weight * shares.get(str(reply.value), Decimal(0)), item.weight
    if reply.value == Verdict.NOT_APPLICABLE:
        return Decimal(0), Decimal(0)
    return (item.weight if reply.value == Verdict.YES else Decimal(0)), item.weight


def _lacks(asked: Asked, replies: Mapping[str, Reply]) -> tuple[Lack, ...]:
    reply = replies.get(asked.key)
    if reply is None:
        needed = asked.item.required or asked.origin is not Origin.TEMPLATE
        return (Lack(asked.key, Gap.NO_ANSWER),) if needed else ()
    wanted = _photos_wanted(asked.item, reply)
    return (Lack(asked.key, Gap.NO_EVIDENCE),) if len(reply.photos) < wanted else ()


def _photos_wanted(item: Item, reply: Reply) -> int:
    if item.evidence is None or reply.value == Verdict.NOT_APPLICABLE:
        return 0
    return item.evidence.photos if fails(item, reply) or not item.evidence.only_failed else 0
