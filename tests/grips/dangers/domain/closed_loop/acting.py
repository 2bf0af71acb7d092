"""A hidden danger on its way, and people who act on it."""

from bazhua.grips.dangers.domain.closed_loop.facts import Act, Danger
from bazhua.grips.dangers.domain.closed_loop.moves import moved
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.findings.core.terms import Placement
from bazhua.infra.obligations.core.hands import Hand

PRINCIPAL = Hand("principal", frozenset({"R19"}))
DIRECTOR = Hand("director", frozenset({"R20"}))
MANAGER = Hand("manager", frozenset({"R21"}))
FOREMAN = Hand("foreman", frozenset({"R22"}))
TOWN = Hand("town", frozenset({"R08"}))
BUREAU = Hand("bureau", frozenset({"R06"}))
COLLEAGUE = Hand("colleague", frozenset({"R07"}))
OFFICER = Hand("officer", frozenset({"R12"}))
COMMISSION = Hand("commission", frozenset({"R02"}))
EXPERT = "expert"

MAJOR, GENERAL = DangerGrade.MAJOR, DangerGrade.GENERAL
NEW = Danger(uid="one")
THREE = frozenset({Placement.MEASURE, Placement.TIME_LIMIT})
FIVE = THREE | {Placement.FUNDS, Placement.EMERGENCY_PLAN}
"""What a plan places beside its responsible persons."""

WORKER = frozenset({"worker"})


def act(action, hand, **brought):
    return Act(action=action, hand=hand, **brought)


def do(danger, action, hand, **brought):
    return moved(danger, act(action, hand, **brought))


def registered(grade=MAJOR):
    return do(NEW, Action.REGISTER, MANAGER, grade=grade)


def rectifying(grade=MAJOR, placements=FIVE, responsible=WORKER):
    planned = do(
        registered(grade), Action.PLAN, MANAGER, placements=placements, responsible=responsible
    )
    return do(planned, Action.RECTIFY, FOREMAN)


def requested(grade=MAJOR):
    return do(rectifying(grade), Action.REQUEST_ACCEPTANCE, DIRECTOR)


def accepted(grade=MAJOR):
    experts = frozenset({EXPERT}) if grade is MAJOR else frozenset()
    return do(requested(grade), Action.ACCEPT, BUREAU, experts=experts, signed=True)


def stopped():
    return do(rectifying(), Action.ORDER_STOP, OFFICER)


def listed():
    return do(rectifying(), Action.LIST, COMMISSION, signed=True)
