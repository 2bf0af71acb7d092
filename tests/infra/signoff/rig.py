"""A small plant of persons and posts for sign-offs."""

from datetime import UTC, datetime, timedelta

from bazhua.infra.signoff.plan import Plan, Step
from bazhua.infra.signoff.signing import Attempt, Delegation, Facts, SignOff
from bazhua.kernel.words import Word

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def step(key, *signers, **more):
    return Step(key, Word("步骤", "step"), frozenset(signers), **more)


TWO = step("check", "post:a", "post:b", "post:c", quorum=2, barred=frozenset({"worker"}))
LAST = step("approve", "post:d", place="SITE")
SIGNOFF = SignOff(Plan((TWO, LAST)), "hash-1")
FACTS = Facts(
    persons={"ann": "ann", "ann-2": "ann", "bob": "bob", "cai": "cai", "dan": "dan", "eve": "eve"},
    holders={
        "post:a": frozenset({"ann"}),
        "post:b": frozenset({"ann", "bob"}),
        "post:c": frozenset({"cai"}),
        "post:d": frozenset({"dan", "ann"}),
    },
    roles={"worker": frozenset({"cai"})},
    places=frozenset({"SITE"}),
)


def by(account, address, in_step="check", **more):
    given = {"content": "hash-1", "at": AT} | more
    return Attempt(in_step, account, address, **given)


def delegated(giver, taker, address, since=AT, until=AT + HOUR):
    return Delegation(address, giver, taker, since, until)
