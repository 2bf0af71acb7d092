"""Design quantity of a tank; rule book: monitoring-permits §1.2, vector 21."""

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.exchange import imported

NAME = "major_hazard_installation.tank_quantity"


@pytest.mark.parametrize(
    ("given", "q_t"),
    [
        pytest.param({"volume_m3": 100, "density_kg_m3": 610, "fill": "0.9"}, "54.9", id="21"),
        pytest.param({"volume_m3": 100, "density_kg_m3": 610}, "54.9", id="21 without fill"),
        pytest.param({"volume_m3": 100, "density_kg_m3": 610, "fill": 1}, "61", id="full"),
        pytest.param({"volume_m3": 0, "density_kg_m3": 610}, "0", id="empty"),
    ],
)
def test_tank_quantity(ask, given, q_t):
    answer = ask(NAME, **given)

    assert answer["result"] == {"q_t": q_t}
    assert answer["clauses"] == [{"id": "BZ/MHI-TANK", "status": "ours"}]


def test_tank_quantity_shows_the_product(ask):
    answer = ask(NAME, volume_m3=100, density_kg_m3=610)

    assert answer["steps"] == ["100 m³ × 610 kg/m³ × 0.9 ÷ 1000 = 54.9 t"]


def test_tank_quantity_takes_the_fill_of_the_province():
    row = {"table": "mhi.tank_fill", "clause": "BZ/MHI-TANK", "since": "2026-01-01", "fill": "0.85"}
    book = imported({"rows": [row]}, BOOK)

    answer = RULES[NAME].ask({"volume_m3": 100, "density_kg_m3": 610}, book)

    assert str(answer.result.q_t.normalize()) == "51.85"


def test_tank_quantity_of_more_than_full_is_refused(refused):
    given = {"volume_m3": 100, "density_kg_m3": 610, "fill": "1.01"}

    assert refused(NAME, OutOfRange, **given) == "fill"
