"""The figures of a demonstration's hidden dangers are, cell by cell, what a recount finds."""

from datetime import timedelta

import pytest

from bazhua.grips.dangers.domain.closed_loop.indicators import CLOSED, OPEN, OVERDUE
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.acting import act
from bazhua.grips.dangers.services.deeds import Deed
from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.grips.dangers.services.demo.players import players
from bazhua.infra.findings.core.terms import ENDED
from bazhua.infra.rollup.counting import recount
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Cell
from bazhua.registry.api import actor_of, demonstration_cast
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.demo.scene import AT, FEW
from tests.registry.scene import PROVINCE, settle

pytestmark = pytest.mark.django_db(transaction=True)

SOME = 90
LATER = AT + timedelta(days=3)
NEXT = {
    "FOUND": (Action.REGISTER, {"grade": DangerGrade.GENERAL}),
    "PLANNED": (Action.RECTIFY, {}),
    "RECTIFYING": (Action.REQUEST_ACCEPTANCE, {}),
    "ACCEPT_REQUESTED": (Action.REJECT, {"ground": "整改不彻底"}),
    "ACCEPTED": (Action.CLOSE, {}),
}


@pytest.fixture
def loaded(settings):
    """Load the dangers of a demonstration, and fold what they count in."""
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    settle()
    open_standing_bodies(actor=PLATFORM, at=AT)
    load_demonstration(1, at=AT, **FEW)
    load_dangers(1, at=AT, dangers=SOME)
    fold_all()


def move_on():
    """Move every danger one step on, as far as its people may; return how many moved."""
    cast = players(demonstration_cast())
    by_firm = {one.firm.uid: one for one in cast}
    rights = actor_of(cast[0].fixer.person, at=AT).rights
    moved = 0
    for row in HiddenDanger.objects.filter(state__in=NEXT).order_by("pk"):
        action, brought = NEXT[row.state]
        who = by_firm[row.subject_uid]
        judges = action in {Action.REJECT, Action.CLOSE}
        player = who.judge(major=row.grade == DangerGrade.MAJOR) if judges else who.fixer
        deed = Deed(danger=row.uid, version=row.version, action=action, **brought)
        act(deed, actor=player.actor(rights), at=LATER)
        moved += 1
    return moved


def standing(indicator):
    """Return the last balance of a stock at the province, all codes together."""
    cells = Cell.objects.filter(indicator=indicator.key, path=PROVINCE, dims={})
    return cells.order_by("day").last().value


@pytest.mark.usefixtures("loaded")
def test_every_cell_is_what_a_recount_finds_before_and_after_moves():
    first = recount()

    moved = move_on()
    waiting = recount().waiting
    fold_all()
    second = recount()

    unended = HiddenDanger.objects.exclude(state__in=[state.value for state in ENDED])
    assert moved > SOME // 4
    assert waiting > 0
    assert (first.differences, second.differences) == ([], [])
    assert (first.waiting, second.waiting) == (0, 0)
    assert second.contributions > first.contributions > SOME
    assert standing(OPEN) == unended.count()
    assert Cell.objects.filter(indicator__in=[CLOSED.key, OVERDUE.key]).exists()
