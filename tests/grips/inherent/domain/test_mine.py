"""Methane and mine air; rule book: monitoring-permits §3.1, vectors 53 to 57."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK
from bazhua.grips.inherent.domain.mine import MethaneSensor, methane
from bazhua.kernel.errors import NotAChoice, OutOfRange

TABLE_18 = [  # sensor, alarm, cut-off, restore
    ("C01", "1.0", "1.5", "1.0"),
    ("C02", "1.0", "1.5", "1.0"),
    ("C03", "1.0", "1.0", "1.0"),
    ("C04", "0.5", "0.5", "0.5"),
    ("C05", "0.5", "0.5", "0.5"),
    ("C06", "1.0", "1.0", "1.0"),
    ("C07", "1.0", "1.5", "1.0"),
    ("C08", "1.0", "1.5", "1.0"),
    ("C09", "1.0", "1.0", "1.0"),
    ("C10", "0.5", "0.5", "0.5"),
    ("C11a", "0.5", "0.5", "0.5"),
    ("C11b", "0.5", "1.5", "0.5"),
    ("C12", "1.0", "1.0", "1.0"),
    ("C13", "1.0", "1.0", "1.0"),
    ("C14", "1.0", "1.5", "1.0"),
    ("C15", "1.0", "1.0", "1.0"),
    ("C16", "0.75", None, None),
    ("C17", "0.5", "0.5", "0.5"),
    ("C18", "0.5", "0.5", "0.5"),
    ("C19", "1.5", "1.5", "1.5"),
    ("C20", "0.5", None, None),
    ("C21", "1.0", "1.0", "1.0"),
]
VECTORS = [  # sensor, value, alarm, cut-off, may restore
    pytest.param("C01", "1.0", True, False, False, id="53 stays cut"),
    pytest.param("C01", "0.99", False, False, True, id="53 may restore"),
    pytest.param("C01", "1.5", True, True, False, id="cut"),
    pytest.param("C04", "0.5", True, True, False, id="54"),
    pytest.param("C04", "0.49", False, False, True, id="54 below"),
    pytest.param("C11b", "0.5", True, False, False, id="56 alarm only"),
    pytest.param("C11b", "1.5", True, True, False, id="56 fan"),
    pytest.param("C11a", "0.5", True, True, False, id="56 roadway"),
    pytest.param("C16", "0.75", True, None, None, id="no power to cut"),
    pytest.param("C16", "0.74", False, None, None, id="no power to cut, below"),
    pytest.param("C20", "0.5", True, None, None, id="pump house"),
]


@pytest.mark.parametrize(
    ("sensor", "value", "alarm", "cut_off", "may_restore"),
    VECTORS,
)
def test_methane(ask, sensor, value, alarm, cut_off, may_restore):
    answer = ask("mine.methane", sensor=sensor, value=value)

    assert answer["result"] == {"alarm": alarm, "cut_off": cut_off, "may_restore": may_restore}
    assert answer["clauses"] == [{"id": "MKAQ/498", "status": "confirmed"}]


@pytest.mark.parametrize(("sensor", "alarm", "cut_off", "restore"), TABLE_18)
def test_methane_on_and_below_every_limit_of_table_18(ask, sensor, alarm, cut_off, restore):
    on_alarm = ask("mine.methane", sensor=sensor, value=alarm)["result"]
    on_cut = ask("mine.methane", sensor=sensor, value=cut_off or alarm)["result"]
    below = ask("mine.methane", sensor=sensor, value=str(Decimal(alarm) - Decimal("0.01")))[
        "result"
    ]

    assert on_alarm["alarm"] is True
    assert on_cut["cut_off"] is (True if cut_off else None)
    assert on_alarm["may_restore"] is (False if restore else None)
    assert below == {
        "alarm": False,
        "cut_off": False if cut_off else None,
        "may_restore": True if restore else None,
    }


def test_methane_says_the_limits_of_the_place(ask):
    cutting = ask("mine.methane", sensor="C01", value="1.2")
    watching = ask("mine.methane", sensor="C16", value="0.8")

    assert cutting["steps"] == [
        "return corner of a coal face: alarm ≥ 1, cut-off ≥ 1.5, restore < 1 (% CH₄)",
        "measured 1.2 % CH₄",
    ]
    assert watching["steps"] == [
        "return airway of a wing, main return airway: alarm ≥ 0.75 (% CH₄), no cut-off",
        "measured 0.8 % CH₄",
    ]


@pytest.mark.parametrize(
    ("changed", "kind", "field"),
    [
        pytest.param({"sensor": "C11"}, NotAChoice, "sensor", id="unknown sensor"),
        pytest.param({"value": "-0.1"}, OutOfRange, "value", id="negative"),
        pytest.param({"value": "100.1"}, OutOfRange, "value", id="above all"),
    ],
)
def test_methane_is_refused(refused, changed, kind, field):
    assert refused("mine.methane", kind, **({"sensor": "C01", "value": 1} | changed)) == field


@given(st.sampled_from(MethaneSensor), st.decimals(0, 5, places=2))
def test_methane_that_cuts_also_alarms_and_never_restores(sensor, value):
    result = methane(BOOK, sensor=sensor, value=value).result

    assert result.alarm or not result.cut_off
    assert not (result.alarm and result.may_restore)


AIR = [
    pytest.param("CO", "24", False, "0.0024", "24", id="57 at the limit"),
    pytest.param("CO", "25", True, "0.0024", "24", id="57 over"),
    pytest.param("NO2", "2.5", False, "0.00025", "2.5", id="NO2"),
    pytest.param("NO2", "2.6", True, "0.00025", "2.5", id="NO2 over"),
    pytest.param("SO2", "5", False, "0.0005", "5", id="SO2"),
    pytest.param("SO2", "5.1", True, "0.0005", "5", id="SO2 over"),
    pytest.param("H2S", "6.6", False, "0.00066", "6.6", id="H2S"),
    pytest.param("H2S", "6.7", True, "0.00066", "6.6", id="H2S over"),
    pytest.param("NH3", "40", False, "0.004", "40", id="NH3"),
    pytest.param("NH3", "41", True, "0.004", "40", id="NH3 over"),
    pytest.param("CO2", "5000", False, "0.5", "5000", id="CO2"),
    pytest.param("CO2", "5001", True, "0.5", "5000", id="CO2 over"),
    pytest.param("O2", "200000", False, "20", "200000", id="O2"),
    pytest.param("O2", "199999", True, "20", "200000", id="O2 too little"),
]


@pytest.mark.parametrize(("gas", "ppm", "exceeded", "percent", "limit"), AIR)
def test_air(ask, gas, ppm, exceeded, percent, limit):
    answer = ask("mine.air", gas=gas, ppm=ppm)

    assert answer["result"] == {
        "exceeded": exceeded,
        "limit_percent": percent,
        "limit_ppm": limit,
    }
    assert answer["clauses"] == [{"id": "MKAQ/135", "status": "confirmed"}]


def test_air_says_both_units(ask):
    assert ask("mine.air", gas="CO", ppm=25)["steps"] == [
        "CO measured 25 ppm, at most 0.0024 % = 24 ppm"
    ]
    assert ask("mine.air", gas="O2", ppm=210_000)["steps"] == [
        "O2 measured 210000 ppm, at least 20 % = 200000 ppm"
    ]


def test_air_of_an_unknown_gas_is_refused(refused):
    assert refused("mine.air", NotAChoice, gas="CH4", ppm=1) == "gas"
