"""The live risk: what counts together, and when a colour is shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bazhua.config.rules import BOOK
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.duty.facts import (
    RiskFacts,
    Standing,
    detectors_together,
    graver,
    kept,
    milder,
    overfilling,
)
from bazhua.grips.inherent.domain.duty.publishing import Published, published
from bazhua.law.terms import Colour

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GAS = Standing(
    point=1,
    installation=1,
    spot="",
    measured=MeasuredKind.FLAMMABLE_GAS,
    limit=LimitKind.HH,
    raised_at=NOON,
    rising=False,
    overdue=False,
)
FULL = replace(GAS, measured=MeasuredKind.LEVEL, spot="tank", rising=True)
QUIET = RiskFacts(
    mhi_level=1,
    hh=0,
    h=0,
    overdue_acknowledgements=0,
    major_dangers_overdue=0,
    general_dangers_overdue=0,
    commitment_today=True,
    offline_share_percent=Decimal("0.00"),
    gas_detectors_level2=0,
    tank_overfilling=False,
    offline_minutes=0,
)


def test_alarms_count_by_how_grave_they_are():
    alarms = [GAS, replace(GAS, limit=LimitKind.LL), replace(GAS, limit=LimitKind.H)]

    assert (graver(alarms), milder(alarms)) == (2, 1)


def test_detectors_count_together_within_300_s_and_one_installation():
    def other(**told):
        return replace(GAS, point=2, **told)

    assert detectors_together([GAS, other(raised_at=NOON + 300 * SECOND)]) == 2
    assert detectors_together([GAS, other(raised_at=NOON + 301 * SECOND)]) == 1
    assert detectors_together([GAS, other(installation=2)]) == 1
    assert detectors_together([GAS, other(limit=LimitKind.H)]) == 1
    assert detectors_together([]) == 0


def test_a_tank_overflows_by_two_instruments_while_it_rises():
    second = replace(FULL, point=2, limit=LimitKind.H, rising=False)

    assert overfilling([FULL, second])
    assert not overfilling([FULL, replace(second, point=1)])
    assert not overfilling([FULL, replace(second, spot="other")])
    assert not overfilling([replace(FULL, rising=False), second])


def test_facts_are_asked_and_kept_alike():
    loud = replace(QUIET, hh=3, gas_detectors_level2=2)

    assert kept(loud.told()) == loud
    assert (QUIET.asked(BOOK).result.value, loud.asked(BOOK).result.colour) == (40, Colour.RED)


def test_a_graver_colour_is_shown_at_once():
    assert published(BOOK, Published(Colour.BLUE), Colour.RED, NOON) == Published(Colour.RED)


def test_a_milder_colour_is_shown_once_it_has_held():
    first = published(BOOK, Published(Colour.RED), Colour.BLUE, NOON)

    assert first == Published(Colour.RED, Colour.BLUE, NOON)
    assert published(BOOK, first, Colour.BLUE, NOON + 59 * SECOND) == first
    assert published(BOOK, first, Colour.BLUE, NOON + 60 * SECOND) == Published(Colour.BLUE)


def test_another_milder_colour_has_to_hold_anew():
    first = Published(Colour.RED, Colour.BLUE, NOON)
    later = NOON + 50 * SECOND

    assert published(BOOK, first, Colour.YELLOW, later) == Published(
        Colour.RED, Colour.YELLOW, later
    )
    assert published(BOOK, first, Colour.RED, later) == Published(Colour.RED)
