"""Declarations and contributions that are not sound are refused with a sentence."""

from datetime import date
from uuid import UUID

import pytest

from bazhua.infra.rollup.core.contribute import (
    Contribution,
    ContributionRefused,
    checked,
    dims_of,
)
from bazhua.infra.rollup.core.declare import DeclarationRefused, Dimension, Kind, Period, catalogue
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Lang, Word
from tests.samples.indicators import DEPARTMENT, GRADE, HOURS, OPENED, indicator

DAY = date(2026, 11, 23)
INDUSTRY = Dimension("industry", Word("行业", "industry"))
ORIGIN = Dimension("origin", Word("来源", "origin"))

UNSOUND = {
    "key without verb": ({"key": "cases"}, "its key must look like record.verb"),
    "no department": ({"dimensions": (GRADE,)}, "it must be told apart by department"),
    "dimension twice": (
        {"dimensions": (DEPARTMENT, GRADE, GRADE)},
        "a dimension is named twice",
    ),
    "nothing to single out": ({"singled": ("industry",)}, "it has no industry to single out"),
    "origin": ({"dimensions": (DEPARTMENT, ORIGIN)}, "it must not be told apart by origin"),
    "distinct without period": (
        {"kind": Kind.DISTINCT},
        "a distinct count, and no other, has a period",
    ),
    "flow with period": (
        {"period": Period.DAY},
        "a distinct count, and no other, has a period",
    ),
    "distinct with three dimensions": (
        {
            "kind": Kind.DISTINCT,
            "period": Period.DAY,
            "dimensions": (DEPARTMENT, GRADE, INDUSTRY),
        },
        "a distinct count has at most 2 dimensions",
    ),
    "stock as histogram": (
        {"kind": Kind.STOCK, "edges": (1, 2)},
        "only a flow can be a histogram",
    ),
    "falling edges": ({"edges": (2, 1)}, "the edges of its buckets must rise"),
}


def contribution(codes, value=1):
    return Contribution(
        indicator="case.opened",
        record_uid=UUID(int=1),
        path=Path(".1.2."),
        day=DAY,
        dims=dims_of(codes),
        value=value,
    )


@pytest.mark.parametrize(("given", "problem"), UNSOUND.values(), ids=UNSOUND)
def test_unsound_indicator_is_refused(given, problem):
    with pytest.raises(DeclarationRefused) as refused:
        indicator(**given)

    assert refused.value.data["problem"].text(Lang.EN) == problem
    assert problem in sentence(refused.value, Lang.EN)


def test_key_declared_twice_is_refused():
    with pytest.raises(DeclarationRefused) as refused:
        catalogue([OPENED, indicator()])

    assert refused.value.data["problem"].text(Lang.EN) == "its key is declared twice"


UNFIT = {
    "dimension missing": (
        OPENED,
        {"department": "1"},
        1,
        "its dimensions must be department, grade",
    ),
    "empty code": (
        OPENED,
        {"department": "", "grade": "x"},
        1,
        "its dimensions must be department, grade",
    ),
    "no such bucket": (HOURS, {"department": "1", "bucket": "9"}, 1, "there is no bucket 9"),
    "zero": (OPENED, {"department": "1", "grade": "x"}, 0, "its value is 0"),
}


@pytest.mark.parametrize(("of", "codes", "value", "problem"), UNFIT.values(), ids=UNFIT)
def test_unfit_contribution_is_refused(of, codes, value, problem):
    with pytest.raises(ContributionRefused) as refused:
        checked(of, contribution(codes, value))

    assert refused.value.data["problem"].text(Lang.EN) == problem
