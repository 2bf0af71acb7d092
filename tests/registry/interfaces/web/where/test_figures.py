"""A number of the enterprises opens exactly those it counts, as far as its reader sees them."""

import pytest
from django.urls import reverse

from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.reading.figures import figure
from bazhua.infra.rollup.showing.shown import shown
from bazhua.kernel.scope import Path
from bazhua.registry.domain.enterprises import HighRisk
from tests.registry.scene import DAY, JINAN, KEEPER, PROVINCE, QINGDAO_KEEPER, enterprise

pytestmark = pytest.mark.usefixtures("settled")


def address(key, path, **where):
    one = shown()[key]
    cell = one.cell(Path(path), Window(DAY, DAY), where)
    return figure(cell.question(DAY)), one.address(cell)


def listed(visit, who, href):
    page = visit(who, href).content.decode()
    return {name for name in ("甲", "乙", "丙") if f">{name}厂<" in page}


@pytest.fixture
def counted(settled):  # noqa: ARG001 -- they stand in its regions
    """Let three enterprises be counted."""
    enterprise("甲厂", number=1, industry="C2613", high_risk=[HighRisk.TRAINING])
    enterprise("乙厂", number=2, industry="B0610", high_risk=[HighRisk.TRAINING, HighRisk.DRILL])
    enterprise("丙厂", number=3, industry="C2614", region="370202002")
    fold_all()


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("key", "path", "where", "names"),
    [
        ("enterprise.standing", PROVINCE, {}, {"甲", "乙", "丙"}),
        ("enterprise.standing", JINAN, {}, {"甲", "乙"}),
        ("enterprise.standing", PROVINCE, {"industry": "C"}, {"甲", "丙"}),
        ("enterprise.high_risk.training", PROVINCE, {}, {"甲", "乙"}),
        ("enterprise.high_risk.drill", JINAN, {}, {"乙"}),
    ],
)
def test_a_number_opens_those_it_counts(visit, key, path, where, names):
    number, href = address(key, path, **where)

    assert (number, listed(visit, KEEPER, href)) == (len(names), names)


@pytest.mark.usefixtures("counted")
def test_who_sees_a_part_is_shown_that_part(visit):
    _, href = address("enterprise.standing", PROVINCE)

    assert listed(visit, QINGDAO_KEEPER, href) == {"丙"}


@pytest.mark.usefixtures("counted")
def test_a_number_that_is_made_up_opens_nothing(visit):
    answer = visit(KEEPER, f"{reverse('enterprises:list')}?behind=enterprise.standing")

    assert answer.status_code == 400
