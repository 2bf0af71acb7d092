"""The sign-off of one content: a pure step function over plan, signatures and facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bazhua.infra.signoff.core.plan import Method, OnRefusal, Plan, Step
from bazhua.infra.signoff.core.refusals import SigningRefused, Why
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.words import say

LONGEST_REASON: Final = 1_000


class State(StrEnum):
    """Where a sign-off stands."""

    OPEN = "OPEN"
    COMPLETE = "COMPLETE"
    RETURNED = "RETURNED"
    REFUSED = "REFUSED"


class Outcome(StrEnum):
    """What a person decides."""

    SIGN = "SIGN"
    REFUSE = "REFUSE"


@dataclass(frozen=True, slots=True)
class Delegation:
    """One holder of an address lets another person sign for it, from ``since`` until ``until``."""

    address: str
    giver: str
    taker: str
    since: datetime
    until: datetime

    def covers(self, at: datetime) -> bool:
        """Tell whether it is in force at an instant; the end is excluded."""
        return self.since <= at < self.until


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds at the instant of an attempt.

    Attributes:
        persons: account → person; two accounts of one person are one person.
        holders: address → persons who hold it now.
        roles: role in the record → persons in it.
        delegations: all that were given; dates and exclusions are judged here.
        places: names of the place rules that the person meets.
    """

    persons: Mapping[str, str]
    holders: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attempt:
    """A person wants to sign or refuse a step for an address, having been shown a content."""

    step: str
    account: str
    address: str
    content: str
    at: datetime
    method: Method = Method.CLICK
    outcome: Outcome = Outcome.SIGN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A decision that was taken.

    Attributes:
        giver: who delegated, empty when the person holds the address.
        content: hash of what was rendered.
        revision: counts the contents of the sign-off; only the last one's signatures are valid.
    """

    step: str
    address: str
    person: str
    giver: str
    method: Method
    outcome: Outcome
    content: str
    revision: int
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A plan carried out over a content; signatures of older revisions stay as history."""

    plan: Plan
    content: str
    revision: int = 1
    state: State = State.OPEN
    signatures: tuple[Signature, ...] = ()

    def valid(self) -> tuple[Signature, ...]:
        """Return the signatures that count: given to the content as it is now."""
        return tuple(
            one
            for one in self.signatures
            if one.revision == self.revision and one.outcome is Outcome.SIGN
        )

    def signed(self, step: Step) -> tuple[Signature, ...]:
        """Return the valid signatures of a step."""
        return tuple(one for one in self.valid() if one.step == step.key)

    def current(self) -> Step | None:
        """Return the step whose turn it is; none unless open."""
        if self.state is not State.OPEN:
            return None
        return next((s for s in self.plan.steps if len(self.signed(s)) < s.quorum), None)


def decide(signoff: SignOff, attempt: Attempt, facts: Facts) -> SignOff:
    """Return the sign-off after a signature or refusal.

    Raises:
        SigningRefused: a rule of the plan is broken; nothing has changed.
        OutOfRange: the reason of a refusal is too long.
    """
    step = _step(signoff, attempt)
    person, giver = _entitled(step, attempt, facts)
    _not_twice(signoff, step, attempt.address, person)
    _manner(step, attempt, facts)
    taken = Signature(
        step=step.key,
        address=attempt.address,
        person=person,
        giver=giver,
        method=attempt.method,
        outcome=attempt.outcome,
        content=attempt.content,
        revision=signoff.revision,
        at=attempt.at,
        reason=attempt.reason.strip() if attempt.outcome is Outcome.REFUSE else "",
    )
    after = replace(signoff, signatures=(*signoff.signatures, taken))
    if attempt.outcome is Outcome.REFUSE:
        ended = State.REFUSED if step.on_refusal is OnRefusal.END else State.RETURNED
        return replace(after, state=ended)
    return after if after.current() else replace(after, state=State.COMPLETE)


def revise(signoff: SignOff, content: str) -> SignOff:
    """Return the sign-off over a content: a new hash voids all signatures and starts again.

    The same content changes nothing while open or complete; after a return it opens a revision.

    Raises:
        SigningRefused: the sign-off was refused for good.
    """
    if signoff.state is State.REFUSED:
        raise SigningRefused(Why.CLOSED, say("已被拒签终止", "it was refused for good"))
    if signoff.content == content and signoff.state is not State.RETURNED:
        return signoff
    return replace(signoff, content=content, revision=signoff.revision + 1, state=State.OPEN)


def may_sign(signoff: SignOff, person: str, facts: Facts, at: datetime) -> tuple[str, ...]:
    """Return the addresses for which a person can decide now, for his desk."""
    step = signoff.current()
    if step is None:
        return ()
    used = {one.address for one in signoff.signed(step)}
    free = sorted(step.signers - used)
    return tuple(
        address
        for address in free
        if right_of(step, address, person, facts, at) is not None
        and person not in _already(signoff, step)
    )


def _step(signoff: SignOff, attempt: Attempt) -> Step:
    current = signoff.current()
    if current is None:
        raise SigningRefused(Why.CLOSED, say("签署已结束或已退回", "the sign-off is not open"))
    if attempt.step != current.key:
        raise SigningRefused(
            Why.NOT_YET,
            say("现在应签“{title}”", "it is the turn of “{title}”", title=current.title),
        )
    if attempt.content != signoff.content:
        raise SigningRefused(
            Why.CONTENT_CHANGED,
            say("内容已变，请重新打开后再签", "the content has changed; open it again and sign"),
        )
    return current


def _entitled(step: Step, attempt: Attempt, facts: Facts) -> tuple[str, str]:
    """Return the person who signs and the holder who delegated, if one did."""
    if attempt.address not in step.signers:
        raise SigningRefused(
            Why.NOT_A_SIGNER, say("本步骤不由该岗位签署", "the step does not name this address")
        )
    person = facts.persons.get(attempt.account)
    if person is None:
        raise SigningRefused(
            Why.UNKNOWN_ACCOUNT, say("账号未对应到人", "the account belongs to no person")
        )
    if person in _barred(step, facts):
        raise SigningRefused(
            Why.BARRED,
            say(
                "与本记录有关的人员不得签署本步骤", "persons with this part in it may not sign here"
            ),
        )
    giver = right_of(step, attempt.address, person, facts, attempt.at)
    if giver is None:
        delegated = any(one.taker == person for one in facts.delegations)
        raise SigningRefused(
            Why.NOT_DELEGATED if delegated else Why.NOT_THE_HOLDER,
            say(
                "您不在该岗位，也没有有效的委托", "you do not hold the post, nor a valid delegation"
            ),
        )
    return person, giver


def right_of(step: Step, address: str, person: str, facts: Facts, at: datetime) -> str | None:
    """Return the giver of a person's right to an address, empty if his own, None without."""
    barred = _barred(step, facts)
    holders = facts.holders.get(address, frozenset())
    if person in barred:
        return None
    if person in holders:
        return ""
    givers = (
        one.giver
        for one in facts.delegations
        if (one.address, one.taker) == (address, person)
        and one.covers(at)
        and one.giver in holders
        and one.giver not in barred
    )
    return min(givers, default=None)


def _barred(step: Step, facts: Facts) -> frozenset[str]:
    return _union(facts.roles.get(role, frozenset()) for role in step.barred)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _already(signoff: SignOff, step: Step) -> frozenset[str]:
    counted = signoff.signed(step) if signoff.plan.repeat else signoff.valid()
    return frozenset(one.person for one in counted)


def _not_twice(signoff: SignOff, step: Step, address: str, person: str) -> None:
    used = {one.address for one in signoff.signed(step)}
    if address in used or person in _already(signoff, step):
        raise SigningRefused(
            Why.TWICE, say("此岗位或此人已签署", "this post or person has signed already")
        )


def _manner(step: Step, attempt: Attempt, facts: Facts) -> None:
    if attempt.outcome is Outcome.REFUSE:
        reason = attempt.reason.strip()
        if not reason or "\0" in reason:
            raise SigningRefused(Why.NO_REASON, say("拒签须说明理由", "give a reason to refuse"))
        if len(reason) > LONGEST_REASON:
            allowed = say("至多 {n} 个字符", "at most {n} characters", n=LONGEST_REASON)
            raise OutOfRange("reason", len(reason), allowed)
        return
    if attempt.method not in step.methods:
        raise SigningRefused(
            Why.METHOD,
            say(
                "本步骤的签署方式为：{methods}",
                "sign this step by: {methods}",
                methods=", ".join(sorted(step.methods)),
            ),
        )
    if step.place and step.place not in facts.places:
        raise SigningRefused(
            Why.PLACE,
            say("须在现场签署，请到位后再签", "sign at the place; go there and sign again"),
        )
