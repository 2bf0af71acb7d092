"""10,000 random sign-offs: an independent reading of the rules agrees with every step."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bazhua.infra.signoff.core.plan import Method, OnRefusal, Plan, check_plan
from bazhua.infra.signoff.core.refusals import SigningRefused, Why
from bazhua.infra.signoff.core.signing import (
    Delegation,
    Facts,
    Outcome,
    SignOff,
    State,
    decide,
    revise,
)
from tests.infra.signoff.rig import AT, by, step

SEQUENCES = 10_000
GAMES = 4
ATTEMPTS = 10
ADDRESSES = ["post:a", "post:b", "post:c", "post:d"]
PERSONS = ["ann", "bob", "cai", "dan"]
ACCOUNTS = {"ann": "ann", "ann-2": "ann", "bob": "bob", "cai": "cai", "cai-2": "cai", "dan": "dan"}
ROLES = ["worker", "guardian"]


def some(dice, things, least=0):
    return frozenset(dice.sample(things, dice.randint(least, len(things))))


def random_plan(dice):
    steps = []
    for n in range(dice.randint(1, 3)):
        signers = some(dice, ADDRESSES, 1)
        steps.append(
            step(
                f"s{n}",
                *signers,
                quorum=dice.randint(1, min(2, len(signers))),
                methods=some(dice, [Method.CLICK, Method.STROKE], 1),
                barred=some(dice, ROLES) if dice.random() < 0.5 else frozenset(),
                place=dice.choice(["", "", "SITE"]),
                on_refusal=dice.choice(list(OnRefusal)),
            )
        )
    return Plan(tuple(steps), repeat=dice.random() < 0.5)


def random_facts(dice):
    def delegation():
        giver, taker = dice.choice(PERSONS), dice.choice(PERSONS)
        since = AT + timedelta(minutes=dice.randint(-9, 9))
        until = since + timedelta(minutes=dice.randint(1, 9))
        return Delegation(dice.choice(ADDRESSES), giver, taker, since, until)

    return Facts(
        persons=ACCOUNTS,
        holders={address: some(dice, PERSONS, 1) for address in ADDRESSES},
        roles={role: frozenset(dice.sample(PERSONS, dice.randint(0, 1))) for role in ROLES},
        delegations=tuple(delegation() for _ in range(dice.randint(0, 4))),
        places=frozenset(dice.choice([[], ["SITE"], ["SITE"]])),
    )


def random_attempt(dice, signoff):
    current = signoff.current()
    likely = current is not None and dice.random() < 0.9
    return by(
        dice.choice([*ACCOUNTS, "nobody"]),
        dice.choice(sorted(current.signers) if likely else ADDRESSES),
        current.key if likely else dice.choice(["s0", "s1", "s2"]),
        content=signoff.content if dice.random() < 0.9 else "stale",
        at=AT + timedelta(minutes=dice.randint(-9, 9)),
        method=dice.choice([Method.CLICK, Method.STROKE]),
        outcome=Outcome.REFUSE if dice.random() < 0.1 else Outcome.SIGN,
        reason=dice.choice(["", "reason"]),
    )


def barred_persons(plan_step, facts):
    return {person for role in plan_step.barred for person in facts.roles[role]}


def look_at_taken(before, after, attempt, facts):
    """Check a decision that was taken against the rules, read another way than the code does."""
    given = after.signatures[-1]
    steps = before.plan.steps
    turn = next(
        s
        for s in steps
        if sum(x.step == s.key and x.revision == before.revision for x in before.signatures)
        < s.quorum
    )
    assert before.state is State.OPEN
    assert after.signatures[:-1] == before.signatures
    assert (given.step, given.content) == (turn.key, before.content)
    assert given.person == ACCOUNTS[attempt.account]
    assert not {given.person, given.giver} & barred_persons(turn, facts)
    if given.giver:
        assert any(
            (d.address, d.giver, d.taker) == (given.address, given.giver, given.person)
            and d.since <= given.at < d.until
            for d in facts.delegations
        )
    assert (given.giver or given.person) in facts.holders[given.address]
    if given.outcome is Outcome.SIGN:
        assert given.method in turn.methods
        assert turn.place in {"", *facts.places}
    else:
        assert given.reason != ""


def look_at(signoff):
    """Check what must hold of a sign-off at any time."""
    valid = [
        s
        for s in signoff.signatures
        if s.revision == signoff.revision and s.outcome is Outcome.SIGN
    ]
    assert all(s.content == signoff.content for s in valid)
    counts = [sum(s.step == one.key for s in valid) for one in signoff.plan.steps]
    quorums = [one.quorum for one in signoff.plan.steps]
    full = [count == quorum for count, quorum in zip(counts, quorums, strict=True)]
    assert all(count <= quorum for count, quorum in zip(counts, quorums, strict=True))
    begun = [n for n, count in enumerate(counts) if count]
    assert all(full[: max(begun, default=0)])
    assert (signoff.state is State.COMPLETE) == all(full)
    scopes = [[s for s in valid if s.step == one.key] for one in signoff.plan.steps]
    for scope in scopes if signoff.plan.repeat else [*scopes, valid]:
        assert len({s.person for s in scope}) == len(scope)
    for scope in scopes:
        assert len({s.address for s in scope}) == len(scope)


def play(dice, seen):
    signoff, facts = SignOff(random_plan(dice), "content-0"), random_facts(dice)
    check_plan(signoff.plan)
    for n in range(ATTEMPTS):
        if signoff.state is State.REFUSED:
            break
        if signoff.state is State.RETURNED or dice.random() < 0.04:
            signoff = revise(signoff, f"content-{n + 1}")
            assert (signoff.valid(), signoff.state) == ((), State.OPEN)
        if dice.random() < 0.1:
            facts = random_facts(dice)
        attempt = random_attempt(dice, signoff)
        try:
            after = decide(signoff, attempt, facts)
        except SigningRefused as refusal:
            seen[refusal.why] += 1
        else:
            look_at_taken(signoff, after, attempt, facts)
            signoff = replace(after)
        look_at(signoff)
    seen[signoff.state] += 1


@pytest.mark.parametrize("seed", range(GAMES))
def test_random_sign_offs_keep_the_rules(seed):
    dice, seen = Random(seed), Counter()  # noqa: S311 -- a game, not a secret

    for _ in range(SEQUENCES // GAMES):
        play(dice, seen)

    assert min(seen[state] for state in (State.OPEN, State.COMPLETE, State.REFUSED)) > 100
    assert {why for why in Why if not seen[why]} == set()
