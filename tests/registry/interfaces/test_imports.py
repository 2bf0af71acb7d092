"""The import of enterprises: rows judged as data, batches taken all or none."""

from datetime import date

import pytest
from django.db import transaction

from bazhua.infra.imports.core.declaration import ImportedRow
from bazhua.kernel.words import Lang
from bazhua.registry.domain.where.refusals import UnknownRegion
from bazhua.registry.interfaces.imports import ENTERPRISES, apply, check, judging
from bazhua.registry.models import Enterprise
from tests.registry.scene import KEEPER, LIXIA_KEEPER, NOON, READER, code, enterprise

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


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("who", "change", "problems"),
    [
        (KEEPER, {}, []),
        (KEEPER, {"region": "370102", "departments": None}, []),
        (KEEPER, {"region": "没有这个镇"}, [("region", "unknown_region")]),
        (KEEPER, {"region": "370100"}, [("region", "region_too_high")]),
        (KEEPER, {"departments": "YJ，XX"}, [("departments", "not_a_choice")]),
        (KEEPER, {"credit_code": code(70)}, [("credit_code", "code_taken")]),
        (LIXIA_KEEPER, {}, []),
        (LIXIA_KEEPER, {"region": "370202"}, [("region", "bad_input")]),
        (READER, {}, [("region", "bad_input")]),
    ],
)
def test_a_row_is_judged_by_what_is_on_record(who, change, problems):
    enterprise("先到的企业", number=70)
    judge = judging(actor=who, at=NOON)

    found = judge([ImportedRow(2, ROW | change), ImportedRow(3, ROW | change)])

    told = {number: [(one.column, one.code) for one in each] for number, each in found.items()}
    assert told == ({2: problems, 3: problems} if problems else {})
    assert all(one.said.text(lang) for each in found.values() for one in each for lang in Lang)


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("count", [1, 3])
def test_rows_are_judged_in_one_query(django_assert_num_queries, count):
    judge = judging(actor=KEEPER, at=NOON)

    with django_assert_num_queries(1):
        assert judge([ImportedRow(number, ROW) for number in range(count)]) == {}
