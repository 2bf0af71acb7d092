"""Whatever is done in the database in whatever order: nothing is closed by those who fixed it."""

from contextlib import suppress
from dataclasses import dataclass
from random import Random

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.findings.core.terms import ENDED, State
from bazhua.infra.obligations.core.hands import NotDelegated
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.services import delegate
from bazhua.infra.roster.spans import Span
from bazhua.kernel.errors import DomainError, TransitionRefused
from tests.grips.dangers.scene import (
    DAY,
    GENERAL,
    JUDGES,
    MAJOR,
    NOON,
    Scene,
    everything,
    stored,
    told,
)
from tests.registry.who.scene import COUNTY, FIRM, grant

WALKS, STEPS = 60, 20
YEAR = Span(NOON - DAY, NOON + 365 * DAY)
NEXT = {
    State.FOUND: Action.REGISTER,
    State.REGISTERED: Action.PLAN,
    State.PLANNED: Action.RECTIFY,
    State.RECTIFYING: Action.REQUEST_ACCEPTANCE,
    State.ACCEPT_REQUESTED: Action.ACCEPT,
    State.ACCEPTED: Action.CLOSE,
}
FIXING = {Action.PLAN, Action.RECTIFY, Action.REQUEST_ACCEPTANCE}


def let_act_for(scene, giver, taker):
    given = Delegation(str(scene.uid(giver)), str(scene.uid(taker)), YEAR)
    delegate(given, actor=scene.who(giver), at=NOON)


def hold_both(scene, *names):
    """Let persons be of the firm and of the county at once, as nobody should be."""
    for name in names:
        grant(scene.persons[name], "R21", FIRM)
        grant(scene.persons[name], "R06", COUNTY)


@pytest.mark.parametrize("grade", [GENERAL, MAJOR])
@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_a_second_account_of_who_fixed_it_judges_nothing(scene, grade, action):
    row = scene.requested(grade)
    row = scene.signed(row) if grade is MAJOR else row
    program = scene.program_of("manager")
    before = everything()

    with pytest.raises(TransitionRefused):
        scene.do(row, action, program, ground="因故")

    assert everything() == before


def test_who_fixes_by_a_program_does_not_accept_himself(scene):
    row = scene.planned()
    program = scene.program_of("bureau", "R21", FIRM)
    row = scene.do(row, Action.RECTIFY, program)
    row = scene.signed(scene.do(row, Action.REQUEST_ACCEPTANCE, "director"), who="colleague")
    before = everything()

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "bureau")

    assert str(scene.uid("bureau")) in row.fixers
    assert everything() == before


def test_neither_a_delegate_of_who_fixed_it_nor_he_as_delegate_accepts(scene):
    hold_both(scene, "manager")
    row = scene.signed(scene.requested())
    let_act_for(scene, "manager", "colleague")
    let_act_for(scene, "bureau", "manager")
    before = everything()

    for who, giver in (("colleague", "manager"), ("manager", "bureau")):
        with pytest.raises(TransitionRefused):
            scene.do(row, Action.ACCEPT, who, acts_for=scene.uid(giver))

    assert everything() == before


def test_who_was_acted_for_has_fixed_it(scene):
    hold_both(scene, "bureau")
    let_act_for(scene, "bureau", "manager")
    row = scene.do(scene.planned(), Action.RECTIFY, "manager", acts_for=scene.uid("bureau"))
    row = scene.signed(scene.do(row, Action.REQUEST_ACCEPTANCE, "director"), who="colleague")
    before = everything()

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "bureau")

    assert everything() == before


def test_a_delegate_acts_in_the_roles_of_who_delegated(scene):
    let_act_for(scene, "bureau", "colleague")
    row = scene.accept(scene.requested(), "colleague", acts_for=scene.uid("bureau"))

    assert row.acceptors == sorted(str(scene.uid(name)) for name in ("bureau", "colleague"))
    assert told(row)[-1][1]["acts_for"] == str(scene.uid("bureau"))


def test_who_was_not_delegated_to_acts_for_nobody(scene):
    row = scene.requested()
    before = everything()

    with pytest.raises(NotDelegated):
        scene.do(row, Action.ACCEPT, "colleague", acts_for=scene.uid("bureau"))

    assert everything() == before


PEOPLE = ("principal", "director", "manager", "bureau", "colleague", "town")


@dataclass
class Walk:
    """Dangers moved at random by six people, each of both sides and with a program of his own.

    Attributes:
        accounts: whose each is, and the actor that it is.
    """

    scene: Scene
    random: Random
    accounts: list

    def one(self):
        """Return a danger at its end, who has fixed it and who accepted it, as told from beside."""
        row, fixed, accepted = self.scene.found(), set(), set()
        for _ in range(STEPS):
            action, (name, account), brought = self.tried(row)
            if action is Action.ACCEPT and row.grade == MAJOR.value:
                self.sign(row)
            try:
                row = self.scene.do(row, action, account, **brought)
            except DomainError:
                assert stored(row).version == row.version
                continue
            behind = {str(self.scene.uid(name)), str(brought["acts_for"] or self.scene.uid(name))}
            if action in FIXING:
                fixed |= behind
            if action is Action.PLAN:
                fixed |= set(row.responsible)
            if action is Action.ACCEPT:
                accepted = behind
            if row.state in ENDED:
                break
        return row, fixed, accepted

    def sign(self, row):
        """Let somebody ask two to sign, who sign as far as they may."""
        names = sorted({self.random.choice(PEOPLE), "expert"})
        _, account = self.random.choice(self.accounts)
        with suppress(DomainError):
            signoff = self.scene.asked(row, who=account, experts=self.scene.experts(*names))
            for name in names:
                self.scene.sign(signoff, name)

    def tried(self, row):
        leads_on = NEXT.get(State(row.state), Action.CLOSE)
        action = leads_on if self.random.random() < 0.8 else self.random.choice(list(Action))
        giver = self.random.choice(PEOPLE) if self.random.random() < 0.2 else None
        brought = {
            "acts_for": giver and self.scene.uid(giver),
            "grade": self.random.choice((GENERAL, MAJOR)),
            "plan": self.scene.plan(self.random.choice(PEOPLE)),
            "ground": "因故",
        }
        return action, self.random.choice(self.accounts), brought


@pytest.fixture
def walk(scene):
    """Return walks of people who are of the firm and of the county, and act for each other."""
    hold_both(scene, *PEOPLE)
    for name in PEOPLE:
        grant(scene.persons[name], "R14", COUNTY, assignment=JUDGES)
    let_act_for(scene, "manager", "director")
    let_act_for(scene, "bureau", "manager")
    own = [(name, scene.who(name)) for name in PEOPLE]
    programs = [(name, scene.program_of(name)) for name in PEOPLE]
    dice = Random(20261126)  # noqa: S311 -- a game, not a secret
    return Walk(scene, dice, [*own, *programs])


def test_no_walk_closes_a_danger_without_a_second_identity(walk):
    ends = [walk.one() for _ in range(WALKS)]

    closed = [end for end in ends if end[0].state == State.CLOSED]
    assert len(closed) > WALKS // 10
    for row, fixed, accepted in closed:
        assert set(row.fixers) == fixed
        assert set(row.acceptors) == accepted != set()
        assert accepted & fixed == set()


def test_no_walk_of_one_person_closes_a_danger(walk):
    program = walk.scene.program_of("manager", "R21", FIRM)
    walk.accounts = [("manager", walk.scene.who("manager")), ("manager", program)]

    states = {walk.one()[0].state for _ in range(WALKS // 4)}

    assert State.CLOSED not in states
    assert State.ACCEPT_REQUESTED in states
