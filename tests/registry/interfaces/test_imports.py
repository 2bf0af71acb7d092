"""The import of enterprises: rows judged as data, batches taken all or none."""

from datetime import date

import pytest
from django.db import transaction

from bazhua.infra.imports.core.declaration import ImportedRow
from bazhua.registry.domain.where.refusals import UnknownRegion
from bazhua.registry.interfaces.imports import ENTERPRISES, apply, check
from bazhua.registry.models import Enterprise
from tests.registry.scene import KEEPER, NOON, code

ROW = {
    "name": "海右示例公司",
    "credit_code": code(1),
    "region": "历下区解放路街道",
    "industry": "C2614",
    "headcount": 20,
    "address": None,
    "telephone": None,
    "since": date(2020, 1, 1),
    "departments": "yj、GX",
}


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({}, []),
        ({"credit_code": None, "industry": None}, []),
        ({"credit_code": code(1)[:-1] + "I"}, [("credit_code", "code_not_valid")]),
        ({"industry": "C99"}, [("industry", "unknown_industry")]),
    ],
)
def test_a_row_is_judged(change, problems):
    found = [(one.column, one.code) for one in check(ROW | change)]

    assert found == problems


@pytest.mark.usefixtures("settled")
def test_a_batch_is_entered_all_or_none():
    good = ImportedRow(2, ROW)
    bad = ImportedRow(3, ROW | {"credit_code": code(2), "region": "没有这个镇"})

    with pytest.raises(UnknownRegion), transaction.atomic():
        apply([good, bad], actor=KEEPER, at=NOON)
    assert Enterprise.objects.count() == 0

    apply([good], actor=KEEPER, at=NOON)
    row = Enterprise.objects.get()
    assert (row.town_id, row.dept_mask, row.headcount) == (370102001, 0b11, 20)
    assert ENTERPRISES.right == ("enterprise", "import")
