"""The tables of the catalogues: official totals, dates of the documents, lines that are refused."""

from collections import Counter
from dataclasses import replace

import pytest

from bazhua.grips.dangers.domain.policy.catalogues.reading import BadLine, read_catalogues
from bazhua.grips.dangers.domain.policy.catalogues.shipped import (
    CATALOGUE_ROWS,
    ITEM_ROWS,
    LAW,
    TABLES,
)
from bazhua.kernel.policy.clause import Status
from bazhua.law import CLAUSES
from bazhua.law.documents import DOCUMENTS

OFFICIAL = {
    "GM-2023": {
        "管理类": 3, "冶金": 8, "有色": 13, "建材": 8, "机械": 7, "轻工": 7, "纺织": 2, "烟草": 2,
        "粉尘涉爆": 10, "液氨制冷": 2, "有限空间": 2,
    },
    "CHEM-2017": {"化工和危险化学品": 20},
    "COAL-REG-2024": {"煤矿": 17},
    "MINE-2022": {"地下矿山": 32, "露天矿山": 13, "尾矿库": 19},
}  # fmt: skip
DEVICES = ("GM-2023", "监测报警和防护装置")
"""Art. 14 of GM-2023 goes with all its items and is none of the official 64."""


def test_every_section_has_its_official_number_of_items():
    counted = Counter((row.catalogue, row.section_zh) for row in ITEM_ROWS)

    assert counted.pop(DEVICES) == 1
    assert counted == {
        (catalogue, section): number
        for catalogue, sections in OFFICIAL.items()
        for section, number in sections.items()
    }
    assert sum(OFFICIAL["GM-2023"].values()) == 64


def test_what_was_read_is_confirmed_and_nothing_else():
    confirmed = {row.item for row in ITEM_ROWS if CLAUSES[row.clause].status is Status.CONFIRMED}
    rest = {CLAUSES[row.clause].status for row in ITEM_ROWS if row.item not in confirmed}

    assert confirmed == {
        *(f"GM-3.{n}" for n in range(1, 4)),
        *(f"GM-4.{n}" for n in range(1, 5)),
        *(f"GM-11.{n}" for n in range(1, 6)),
        *(f"CHEM-{n}" for n in range(1, 21)),
        *(f"COAL-REG-{n}" for n in range(1, 18)),
        *(f"MINE-UG-{n}" for n in range(1, 6)),
    }
    assert rest == {Status.UNCONFIRMED}


def test_only_catalogues_with_items_are_complete():
    assert {row.catalogue for row in CATALOGUE_ROWS if row.complete} == set(OFFICIAL)


def test_a_catalogue_holds_while_its_document_does():
    documents = {document.id: document for document in DOCUMENTS}
    for row in CATALOGUE_ROWS:
        document = documents[CLAUSES[row.clause].document]
        assert document.since in {None, row.since}
        assert document.until == row.until


def changed(table, before, after):
    text = getattr(TABLES, table)
    assert text.count(before) == 1
    return replace(TABLES, **{table: text.replace(before, after)})


@pytest.mark.parametrize(
    ("table", "before", "after", "why"),
    [
        ("catalogues", "FW-2017,FIREWORKS", "FW-2017,ROCKETS", "ROCKETS"),
        ("catalogues", "FIREWORKS,FW-2017", "FIREWORKS,FW-2099", "FW-2099"),
        ("catalogues", "GM-2023,2023-05-15", "GM-2023,2023-15-05", "month must be"),
        ("catalogues", "FW-2017,2017-01-01,,no", "FW-2017,2017-01-01,,perhaps", "perhaps"),
        ("catalogues", "FW-2017,2017-01-01,,no", "FW-2017,2017-01-01,,yes", "FW-2017: complete"),
        ("catalogues", "CHEM-2017,2017-01-01,,yes", "CHEM-2017,2017-01-01,,no", "CHEM-2017: comp"),
        ("catalogues", "FW-2017,2017-01-01,,no", "FW-2017,2017-01-01,no", "fields"),
        ("catalogues", "2020-01-01,2026-06-30", "2020-01-01,2019-06-30", "ends before it begins"),
        ("sections", "CHEM,CHEM-2017", "CHEM,CHEM-2099", "CHEM-2099"),
        ("sections", "GM-14,GM-2023", "GM-13,GM-2023", "GM-13 stands twice"),
        ("sections", "MINE-TP,MINE-2022", "mine,MINE-2022", "no code of a section"),
        ("items", "GM-12.2,GM-12", "GM-12.1,GM-12", "GM-12.1 stands twice"),
        ("items", "GM-12.2,GM-12", "GM-12.2,GM-13", "does not go on from its section"),
        ("items", "GM-12.2,GM-12", "GM-12.2,GM-99", "GM-99"),
        ("items", "GM-12.2,GM-12,GM-2023/12", "GM-12.2,GM-12,GM-2023/99", "GM-2023/99"),
        ("items", "GM-12.2,GM-12,GM-2023/12", "GM-12.2,GM-12,CHEM-2017/1-20", "another document"),
        ("items", "瓦斯超限时作业", "", "a text is missing"),
        ("items", "work goes on with gas over the limit", "瓦斯超限", "wrong language"),
        ("items", "work goes on with gas over the limit", "over, the limit", "fields"),
    ],
)
def test_a_line_that_is_not_sound_is_refused(table, before, after, why):
    with pytest.raises(BadLine, match=why):
        read_catalogues(changed(table, before, after), LAW)
