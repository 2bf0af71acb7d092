"""Whatever is done in whatever order: no danger is closed without a second identity."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bazhua.grips.dangers.domain.closed_loop.facts import Act, Danger
from bazhua.grips.dangers.domain.closed_loop.moves import FIXING, moved
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.terms import Placement, State
from bazhua.infra.obligations.core.hands import Hand
from bazhua.kernel.errors import TransitionRefused

ACCOUNTS = {
    "ann": "ann", "ann at home": "ann", "bo": "bo", "chu": "chu", "chu the second": "chu",
    "dai": "dai", "e": "e", "fu": "fu", "gao": "gao", "he": "he",
}  # fmt: skip
"""Account → person: two of them have two accounts."""

REGULATORS = frozenset({"R02", "R03", "R04", "R05", "R06", "R07"})
FIRM = frozenset({"R19", "R20", "R21", "R22"})
ALL = FIRM | REGULATORS | {"R08", "R12"}
ROLES = (FIRM, REGULATORS, ALL, ALL, ALL)
NEXT = {
    State.FOUND: Action.REGISTER,
    State.REGISTERED: Action.PLAN,
    State.PLANNED: Action.RECTIFY,
    State.RECTIFYING: Action.REQUEST_ACCEPTANCE,
    State.ACCEPT_REQUESTED: Action.ACCEPT,
    State.ACCEPTED: Action.CLOSE,
}
"""State → the act that leads on towards the end."""


def steps(accounts):
    """Return a step: an act or, half the time, whatever leads on; by whom, with what."""
    somebody = st.sampled_from(accounts)
    perhaps = st.sampled_from([None] * 2 * len(accounts) + list(accounts))
    return st.tuples(
        st.sampled_from([None] * len(Action) + list(Action)),
        somebody,
        perhaps,
        st.sampled_from(ROLES),
        st.sampled_from(DangerGrade),
        somebody,
        somebody,
    )


def act_of(step, state):
    action, account, giver, roles, grade, responsible, expert = step
    return Act(
        action=action or NEXT.get(state, Action.CLOSE),
        hand=Hand(ACCOUNTS[account], roles, ACCOUNTS[giver] if giver else None),
        grade=grade,
        placements=frozenset(Placement),
        responsible=frozenset({ACCOUNTS[responsible]}),
        experts=frozenset({ACCOUNTS[expert]}),
        ground="why",
        in_time=True,
        refused=True,
        signed=True,
        noticed=True,
    )


def persons(act):
    return {act.hand.person, act.hand.acts_for} - {None}


@dataclass
class Witness:
    """What somebody beside it would have noted of a danger."""

    danger: Danger = field(default_factory=lambda: Danger(uid="one"))
    fixed_by: set = field(default_factory=set)
    proposed_by: set = field(default_factory=set)
    acceptance: Act | None = None
    accepted_grade: DangerGrade | None = None

    def see(self, act):
        before = self.danger
        try:
            self.danger = moved(before, act)
        except TransitionRefused:
            return
        if act.action in FIXING:
            self.fixed_by |= persons(act)
        if act.action is Action.PLAN:
            self.fixed_by |= act.responsible
        if act.action is Action.ACCEPT:
            self.acceptance, self.accepted_grade = act, before.grade
        self.see_grade(before.grade, act)

    def see_grade(self, before, act):
        if act.action is Action.PROPOSE_DOWNGRADE:
            self.proposed_by = persons(act)
        if (before, self.danger.grade) == (DangerGrade.MAJOR, DangerGrade.GENERAL):
            assert act.action is Action.CONFIRM_DOWNGRADE
            assert persons(act).isdisjoint(self.proposed_by | self.fixed_by)


def watched(taken):
    witness = Witness()
    for step in taken:
        witness.see(act_of(step, witness.danger.state))
    return witness


def closed(witness):
    return witness.danger.state is State.CLOSED


@given(st.lists(steps(tuple(ACCOUNTS)), min_size=8, max_size=30))
def test_nothing_is_closed_without_a_second_identity(taken):
    witness = watched(taken)

    assert witness.danger.fixers == witness.fixed_by
    if closed(witness):
        acceptors, experts = persons(witness.acceptance), witness.acceptance.experts
        assert acceptors.isdisjoint(witness.fixed_by)
        assert witness.accepted_grade is witness.danger.grade
        if witness.danger.grade is DangerGrade.MAJOR:
            assert witness.acceptance.hand.roles & REGULATORS
            assert experts
            assert experts.isdisjoint(witness.fixed_by | acceptors)
            assert Mark.REPORTED_UP in witness.danger.marks


@given(st.lists(steps(("ann", "ann at home")), min_size=8, max_size=30))
def test_one_person_with_two_accounts_closes_nothing(taken):
    assert not closed(watched(taken))


@given(st.sampled_from(DangerGrade))
def test_a_second_identity_closes_it(grade):
    """The walks above can end: the straight one does, once somebody else accepts."""
    acts = (None, Action.REPORT_UP, *[None] * 5)
    witness = watched(
        (action, "bo" if number == 5 else "ann", None, ALL, grade, "ann at home", "chu")
        for number, action in enumerate(acts)
    )

    assert closed(witness)
    assert witness.danger.grade is grade
