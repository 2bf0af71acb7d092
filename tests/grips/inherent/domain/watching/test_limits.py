"""Limits: what is usual, what is refused with its clause, what is looser."""

from decimal import Decimal

import pytest

from bazhua.config.rules import BOOK
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.mine import MethaneSensor
from bazhua.grips.inherent.domain.watching.limits import (
    Measuring,
    Setting,
    Wanted,
    check_order,
    check_unit,
    is_grave,
    is_looser,
    is_shelvable,
    settled,
)
from bazhua.grips.inherent.domain.watching.mines import methane_limits
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.words import Lang
from bazhua.law.terms import Colour

LL, L, H, HH = LimitKind.LL, LimitKind.L, LimitKind.H, LimitKind.HH


def wanted(kind, value, **told):
    return Wanted(kind=kind, set_point=Decimal(value), **told)


def measuring(measured, unit, low="0", high="100", **told):
    return Measuring(measured=measured, unit=unit, low=Decimal(low), high=Decimal(high), **told)


GAS = measuring(MeasuredKind.FLAMMABLE_GAS, "%LEL")


@pytest.mark.parametrize(
    ("measured", "unit", "high", "value", "usual"),
    [
        (MeasuredKind.FLOW, "m³/h", "200", "80", ("10", 15, 15)),
        (MeasuredKind.LEVEL, "m", "12", "10", ("0.24", 60, 60)),
        (MeasuredKind.PRESSURE, "MPa", "2", "1.6", ("0.04", 15, 15)),
        (MeasuredKind.TEMPERATURE, "℃", "150", "80", ("1.5", 60, 60)),
        (MeasuredKind.FLAMMABLE_GAS, "%LEL", "100", "25", ("2", 0, 30)),
        (MeasuredKind.TOXIC_GAS, "%OEL", "300", "100", ("5", 0, 30)),
    ],
)
def test_what_is_left_open_is_usual(measured, unit, high, value, usual):
    found = settled(BOOK, wanted(H, value), measuring(measured, unit, high=high))

    band, on_s, off_s = usual
    assert (found.dead_band, found.on_delay_s, found.off_delay_s) == (Decimal(band), on_s, off_s)


def test_what_is_chosen_stands():
    asked = wanted(H, "20", dead_band=Decimal(1), on_delay_s=3, off_delay_s=9, colour=Colour.RED)

    found = settled(BOOK, asked, GAS)

    assert found == Setting(
        kind=H,
        set_point=Decimal(20),
        dead_band=Decimal(1),
        on_delay_s=3,
        off_delay_s=9,
        colour=Colour.RED,
    )


@pytest.mark.parametrize(
    ("measured", "unit", "kind", "taken", "refused", "full"),
    [
        (MeasuredKind.FLAMMABLE_GAS, "%LEL", H, "25", "25.1", None),
        (MeasuredKind.FLAMMABLE_GAS, "%LEL", HH, "50", "50.1", None),
        (MeasuredKind.FLAMMABLE_GAS, "LEL·m", H, "1", "1.01", None),
        (MeasuredKind.FLAMMABLE_GAS, "%VOL", H, "1.25", "1.26", "5"),
        (MeasuredKind.TOXIC_GAS, "%OEL", H, "100", "101", None),
        (MeasuredKind.TOXIC_GAS, "%OEL", HH, "200", "201", None),
        (MeasuredKind.TOXIC_GAS, "%IDLH", HH, "10", "10.5", None),
        (MeasuredKind.TOXIC_GAS, "ppm", H, "24", "24.1", "24"),
        (MeasuredKind.OXYGEN, "%VOL", L, "19.5", "19.4", None),
        (MeasuredKind.OXYGEN, "%VOL", H, "23.5", "23.6", None),
    ],
)
def test_set_points_beyond_the_caps_are_refused_with_the_clause(
    measured, unit, kind, taken, refused, full
):
    point = measuring(measured, unit, high="300", full=None if full is None else Decimal(full))

    assert settled(BOOK, wanted(kind, taken), point).set_point == Decimal(taken)
    with pytest.raises(OutOfRange) as caught:
        settled(BOOK, wanted(kind, refused), point)
    assert "GB50493/5.5.2" in caught.value.data["allowed"].text(Lang.ZH)


def test_a_detector_without_a_share_is_refused():
    with pytest.raises(BadInput) as caught:
        check_unit(measuring(MeasuredKind.TOXIC_GAS, "ppm"))
    assert caught.value.field == "full"


def test_set_points_lie_within_the_range():
    with pytest.raises(OutOfRange):
        settled(BOOK, wanted(L, "-0.1"), measuring(MeasuredKind.LEVEL, "m", high="12"))


def test_dead_bands_are_not_negative():
    with pytest.raises(OutOfRange):
        settled(BOOK, wanted(H, "20", dead_band=Decimal(-1)), GAS)


@pytest.mark.parametrize(
    "values", [{L: "2", H: "2"}, {LL: "3", L: "2"}, {H: "9", HH: "8"}, {LL: "5", HH: "5"}]
)
def test_limits_rise(values):
    with pytest.raises(BadInput):
        check_order({kind: Decimal(value) for kind, value in values.items()})


def test_limits_that_rise_are_taken():
    check_order({HH: Decimal(4), L: Decimal(2), H: Decimal(3), LimitKind.DEV: Decimal(1)})


def setting(kind, value, on_s=0, colour=Colour.ORANGE):
    return Setting(
        kind=kind,
        set_point=Decimal(value),
        dead_band=Decimal(0),
        on_delay_s=on_s,
        off_delay_s=0,
        colour=colour,
    )


@pytest.mark.parametrize(
    ("before", "after", "looser"),
    [
        (setting(H, 20), setting(H, 21), True),
        (setting(H, 20), setting(H, 19), False),
        (setting(L, 2), setting(L, 1), True),
        (setting(L, 2), setting(L, 3), False),
        (setting(H, 20), setting(H, 20, on_s=5), True),
        (setting(H, 20), setting(H, 20, colour=Colour.YELLOW), True),
        (setting(H, 20), setting(H, 20, colour=Colour.RED), False),
        (setting(LimitKind.DI, 1), setting(LimitKind.DI, 0), True),
        (setting(LimitKind.ROC_DOWN, 1), setting(LimitKind.ROC_DOWN, 2), True),
        (setting(H, 20), None, True),
    ],
)
def test_what_alarms_later_or_less_gravely_is_looser(before, after, looser):
    assert is_looser(before, after) is looser


def test_who_needs_another_and_what_is_shelved_hang_on_the_level():
    levels = (None, 1, 2, 3, 4)

    assert [is_grave(BOOK, level) for level in levels] == [False, True, True, False, False]
    assert [is_shelvable(BOOK, HH, level) for level in levels] == [True, False, False, True, True]
    assert all(is_shelvable(BOOK, H, level) for level in levels)


def test_methane_sensors_begin_with_table_18():
    found = {sensor: methane_limits(BOOK, sensor) for sensor in ("C01", "C03", "C16", "C11b")}

    assert found == {
        "C01": (wanted(H, "1.0"), wanted(HH, "1.5", dead_band=Decimal("0.5"))),
        "C03": (wanted(HH, "1.0", dead_band=Decimal(0)),),
        "C16": (wanted(H, "0.75"),),
        "C11b": (wanted(H, "0.5"), wanted(HH, "1.5", dead_band=Decimal("1.0"))),
    }
    assert len([methane_limits(BOOK, sensor) for sensor in MethaneSensor]) == 22
