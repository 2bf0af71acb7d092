"""A random world around one obligation: people, accounts, delegations, rosters, and what they do."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bazhua.infra.obligations.core.case import Case, State, Terms
from bazhua.infra.obligations.core.escalation import Anchor, EscalationRule, Level
from bazhua.infra.obligations.core.hands import People, Role
from bazhua.infra.obligations.core.step import Acknowledge, Act
from bazhua.infra.obligations.core.workflow import Action
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Leave, Roster, on_duty
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.roster.spans import Span

START = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
"""07:00 in Beijing: the shift of 08:00 falls into most sequences."""
PERSONS = tuple(str(UUID(int=n + 1)) for n in range(6))
ACCOUNTS = {f"account:{n}": PERSONS[n % 6] for n in range(9)} | {"account:robot": None}
POSTS = ("post:town", "post:county", "post:province")
ROLES = {
    PERSONS[0]: {Role.HOLDER, Role.VERIFIER},
    PERSONS[1]: {Role.HOLDER, Role.VERIFIER},
    PERSONS[2]: {Role.VERIFIER},
    PERSONS[3]: {Role.VERIFIER, Role.AUTHORITY},
    PERSONS[4]: {Role.AUTHORITY, Role.HOLDER},
    PERSONS[5]: set(),
}
HUMAN = tuple(account for account, person in ACCOUNTS.items() if person)
ALL_MOVES = (None, *Action)
MOVES = {
    State.OPEN: (None, None, Action.DISCHARGE, Action.COMPLETE, Action.PAUSE, Action.WAIVE),
    State.PAUSED: (None, Action.RESUME, Action.RESUME, Action.LAPSE),
    State.DISCHARGED: (None, Action.VERIFY, Action.RETURN, Action.RETURN, Action.WAIVE),
    State.CLOSED: ALL_MOVES,
}
"""What is mostly tried in a state; ``None`` answers a call."""
PHOTO = frozenset({"photo"})
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sweep:
    at: datetime


@dataclass(frozen=True)
class Claim:
    """What somebody tries, by an account, perhaps for another."""

    account: str
    acts_for: str | None
    at: datetime
    action: Action | None
    ground: str
    evidence: frozenset[str]

    def given(self, people):
        behind = self.acts_for or self.account
        roles = ROLES.get(people.accounts.get(behind), ())
        hand = people.hand(self.account, roles, self.at, self.acts_for)
        if self.action is None:
            return Acknowledge(self.at, hand)
        return Act(self.action, self.at, hand, self.ground, self.evidence)


@dataclass
class World:
    random: Random
    now: datetime = START
    roster: Roster = field(init=False)
    people: People = field(init=False)

    def __post_init__(self):
        self.roster = self.new_roster()
        accounts = {account: person for account, person in ACCOUNTS.items() if person}
        self.people = People(accounts, tuple(self.delegation() for _ in range(6)))

    def reach(self, address, at):
        return on_duty(self.roster, (address,), at)

    def case(self):
        rule = EscalationRule(
            tuple(self.level(n) for n in range(self.random.randint(0, 3))),
            timedelta(minutes=self.random.randint(0, 20)),
        )
        verifier = self.random.choice([None, "post:county", "post:county"])
        terms = Terms(
            holder="post:town",
            clause="platform:test",
            starts_at=START,
            evidence=self.random.choice([frozenset(), PHOTO]),
            verifier=verifier,
            rule=rule,
        )
        return Case(terms=terms, due_at=START + timedelta(seconds=self.random.randint(0, 7200)))

    def level(self, n):
        return Level(
            POSTS[n],
            timedelta(seconds=self.random.randint(0, 1800)),
            self.random.choice(list(Anchor)),
        )

    def next(self, case):
        """Return a sweep or a claim, a while after the last; rosters change between them."""
        self.now += timedelta(seconds=self.random.choice([0, 1, 60, 300, 900]))
        if self.random.random() < 0.1:
            self.roster = self.new_roster()
        return self.claim(case) if self.random.random() < 0.75 else Sweep(self.now)

    def claim(self, case):
        account = "account:robot" if self.random.random() < 0.03 else self.random.choice(HUMAN)
        return Claim(
            account=account,
            acts_for=self.principal(account),
            at=self.now,
            action=self.random.choice(
                ALL_MOVES if self.random.random() < 0.2 else MOVES[case.state]
            ),
            ground=self.random.choice(["", "SD-CLAUSE/1", "SD-CLAUSE/1"]),
            evidence=self.random.choice([frozenset(), PHOTO, PHOTO]),
        )

    def principal(self, account):
        """Return nobody, or an account of somebody who delegated at some time, or any account."""
        person = ACCOUNTS[account]
        givers = {one.giver for one in self.people.delegations if one.taker == person}
        own = [other for other in HUMAN if ACCOUNTS[other] in givers]
        chance = self.random.random()
        if chance < 0.6:
            return None
        return self.random.choice(own if own and chance < 0.97 else list(ACCOUNTS))

    def new_roster(self):
        shifts = tuple(
            Shift(
                post=post,
                person=self.random.choice(PERSONS),
                rhythm=Rhythm(first=date(2026, 11, 20)),
                begins=time(begins),
                lasts=12 * HOUR,
            )
            for post in POSTS
            for begins in (8, 20)
            if self.random.random() < 0.8
        )
        return Roster(shifts, leaves=(Leave(self.random.choice(PERSONS), self.span()),))

    def delegation(self):
        giver, taker = self.random.sample(PERSONS, 2)
        return Delegation(giver, taker, self.span())

    def span(self):
        since = START + self.random.randint(-60, 120) * timedelta(minutes=1)
        return Span(since, since + self.random.randint(1, 300) * timedelta(minutes=1))


@dataclass
class Judge:
    """Keeps its own account of what must happen, from what was told alone."""

    case: Case
    allowed: timedelta = field(init=False)
    state: State = State.OPEN
    stopped_at: datetime | None = None
    paused: timedelta = timedelta(0)
    missed: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    held_up: timedelta = timedelta(0)
    """How long the work lay with the verifier since the last call."""
    silence: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    workers: set = field(default_factory=set)

    def __post_init__(self):
        self.allowed = self.case.due_at - START

    at: datetime = START
    reach: object = None

    @property
    def due(self):
        return START + self.allowed + self.paused

    def expected(self):
        """Return what must happen next by time alone: its name and its due instant."""
        levels = self.case.terms.rule.levels
        if self.state is not State.OPEN:
            return None
        if not self.missed:
            return "missed", self.due
        if self.answers or self.silence or not levels:
            return None
        last = self.calls[-1] if self.calls else None
        last_due = last.due if last else self.due
        asked = last.at + self.held_up if last else self.due + self.held_up
        heard = last is None or bool(last.persons)
        if len(self.calls) == len(levels):
            return "silence", asked + self.case.terms.rule.last_wait if heard else last_due
        level = levels[len(self.calls)]
        if level.anchor is Anchor.DUE:
            return "call", max(self.due + level.after, last_due)
        return "call", asked + level.after if heard else last_due

    def on_missed(self, effect):
        assert self.expected() == ("missed", effect.due)
        assert effect.due <= self.at
        self.missed.append(effect)
        self.held_up = timedelta(0)

    def on_called(self, effect):
        assert self.expected() == ("call", effect.due)
        assert (effect.due <= self.at, effect.at) == (True, self.at)
        assert effect.level == len(self.calls)
        assert effect.address == self.case.terms.rule.levels[effect.level].address
        assert effect.persons == self.reach(effect.address, self.at)
        self.calls.append(effect)
        self.held_up = timedelta(0)

    def on_nobody_answered(self, effect):
        assert self.expected() == ("silence", effect.due)
        assert effect.due <= self.at
        self.silence.append(effect)

    def on_answered(self, effect):
        assert self.answers == []
        assert self.calls != []
        self.answers.append(effect)

    def on_moved(self, effect):
        behind = {effect.hand.person, effect.hand.acts_for} - {None}
        if self.state is State.PAUSED and effect.action is Action.RESUME:
            self.paused += self.at - self.stopped_at
        if effect.action is Action.RETURN:
            self.held_up += self.at - self.stopped_at
        if effect.action in {Action.VERIFY, Action.RETURN, Action.WAIVE, Action.LAPSE}:
            assert behind & self.workers == set()
        if effect.action in {Action.DISCHARGE, Action.COMPLETE}:
            self.workers |= behind
        self.stopped_at = self.at
        self.state = AFTER[effect.action]
        if self.state is State.CLOSED:
            ends = {Action.WAIVE: "waived", Action.LAPSE: "lapsed"}
            assert effect.outcome == ends.get(effect.action, "late" if self.missed else "done")

    def hear(self, step, at, reach):
        """Judge one step: each effect in turn, then that nothing that is due was left out."""
        self.at, self.reach = at, reach
        for effect in step.effects:
            name = effect.kind.removeprefix("obligation.")
            getattr(self, f"on_{name}")(effect)
        awaited = self.expected()
        assert awaited is None or awaited[1] > at
        assert step.case.wake_at == (awaited and awaited[1])
        assert step.case.state == self.state


AFTER = {
    Action.DISCHARGE: State.DISCHARGED,
    Action.COMPLETE: State.CLOSED,
    Action.VERIFY: State.CLOSED,
    Action.RETURN: State.OPEN,
    Action.PAUSE: State.PAUSED,
    Action.RESUME: State.OPEN,
    Action.WAIVE: State.CLOSED,
    Action.LAPSE: State.CLOSED,
}
