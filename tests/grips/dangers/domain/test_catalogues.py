"""`danger.catalogue`: what is in force on a day, and what a query finds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.catalogues import catalogues_on, find, items_on
from bazhua.grips.dangers.domain.policy.catalogues.rows import CatalogueItem, DangerCatalogue
from bazhua.grips.dangers.domain.policy.catalogues.shipped import CATALOGUE_ROWS, ITEM_ROWS
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.kernel.errors import MissingKey, NoRuleInForce, NotAChoice
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

DAY = date(2026, 11, 26)

days = st.dates(date(2016, 1, 1), date(2030, 1, 1))
words = st.text(st.sampled_from("速冻 氨煤气GM-12.粉尘aＡ"), max_size=6)


def ask(**payload):
    rule = RULES["danger.catalogue"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def found(query, day=DAY, **only):
    return [row.item for row in find(BOOK, query, day, **only)]


def in_force(day, **only):
    return [row.catalogue for row in catalogues_on(BOOK, day, **only)]


def test_an_item_through_the_interface():
    answer = ask(query="速冻", found_on="2026-11-26", catalogue="GM-2023")

    assert answer["result"]["not_held"] == []
    assert answer["result"]["items"] == [
        {
            "item": "GM-12.2",
            "catalogue": "GM-2023",
            "section_zh": "液氨制冷",
            "section_en": "ammonia refrigeration",
            "zh": "快速冻结装置（速冻机）未设在单独的作业间，或作业间内人数超过 9 人",
            "en": "a quick-freezer is not in a room of its own, or more than 9 people are inside",
            "clause": "GM-2023/12",
            "status": "unconfirmed",
        }
    ]
    assert answer["clauses"] == [
        {"id": "GM-2023/IN-FORCE", "status": "reported"},
        {"id": "GM-2023/12", "status": "unconfirmed"},
    ]
    assert answer["steps"] == [
        "catalogues in force on 2026-11-26: GM-2023",
        "“速冻”: items found 1",
        "the text of 1 of them is to be confirmed",
    ]


def test_a_catalogue_without_items_says_so():
    answer = ask(query="瓦斯", found_on="2026-07-01", sector="COAL")

    assert [item["item"] for item in answer["result"]["items"]] == [
        "COAL-REG-2",
        "COAL-REG-3",
        "COAL-REG-4",
    ]
    assert answer["result"]["not_held"] == ["COAL-2026"]
    assert answer["steps"] == [
        "catalogues in force on 2026-07-01: COAL-2026, COAL-REG-2024",
        "the items of COAL-2026 are not in the book: look them up in the text",
        "“瓦斯”: items found 3",
    ]


def test_a_sector_without_a_catalogue_says_so():
    answer = ask(found_on="2026-11-26", sector="OTHER")

    assert answer["result"] == {"items": [], "not_held": []}
    assert answer["steps"][0] == "2026-11-26: none of the catalogues known here was in force"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 6, 30), ["COAL-2020", "COAL-REG-2024"]),
        (date(2026, 7, 1), ["COAL-2026", "COAL-REG-2024"]),
        (date(2024, 4, 30), ["COAL-2020"]),
        (date(2019, 12, 31), []),
    ],
)
def test_the_catalogues_are_those_of_the_day(day, codes):
    assert in_force(day, sector=Sector.COAL) == codes


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("GM-12.2", ["GM-12.2"]),
        ("ｇｍ－１２．２", ["GM-12.2"]),
        ("GM-11.1", ["GM-11.1", "GM-11.10"]),
        ("氨 直接蒸发", ["GM-12.1"]),
        ("直接蒸发　氨", ["GM-12.1"]),
        ("phosphine", ["GM-10.1"]),
        ("木质", ["GM-11.6", "GM-11.8"]),
        ("液氨制冷", ["GM-12.1", "GM-12.2"]),
        ("GM-2023 速冻", ["GM-12.2"]),
        ("速冻 瓦斯", []),
    ],
)
def test_find_takes_any_part_of_the_words_and_all_words(query, items):
    assert found(query) == items


def test_find_puts_the_text_before_the_heading():
    assert found("纺织")[:2] == ["GM-9.1", "GM-9.2"]
    assert found("尾矿库")[0] == "MINE-TP-18"


def test_items_stand_in_the_order_of_their_numbers():
    codes = [row.item for row in items_on(BOOK, DAY, catalogue="GM-2023")]

    assert codes[:4] == ["GM-3.1", "GM-3.2", "GM-3.3", "GM-4.1"]
    assert codes.index("GM-5.10") == codes.index("GM-5.9") + 1
    assert codes[-1] == "GM-14"


@given(words, days)
def test_find_gives_items_of_the_day_once_each_and_always_in_one_order(query, day):
    items = find(BOOK, query, day)
    backwards = BOOK.__class__(reversed(BOOK.all_rows()), BOOK.clauses.values())

    assert find(backwards, query, day) == items
    assert len({row.item for row in items}) == len(items)
    assert {row.catalogue for row in items} <= set(in_force(day))
    assert set(items) <= set(find(BOOK, "", day))


@given(st.sampled_from(ITEM_ROWS), st.sampled_from(["zh", "en", "item", "section_zh"]), st.data())
def test_find_finds_an_item_by_any_part_of_it(row, field, data):
    text = getattr(row, field)
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]

    assert row in find(BOOK, part, DAY)


def test_items_of_the_province_are_found_from_their_first_day():
    first = date(2026, 7, 1)
    catalogue = next(row for row in CATALOGUE_ROWS if row.catalogue == "COAL-2026")
    own = CatalogueItem(
        clause=catalogue.clause,
        since=first,
        item="COAL-2026-1",
        catalogue="COAL-2026",
        section_zh="煤矿",
        section_en="coal mines",
        zh="隐患一",
        en="danger one",
    )
    held = DangerCatalogue(
        clause=catalogue.clause,
        since=first,
        catalogue="COAL-2026",
        sector=Sector.COAL,
        zh=catalogue.zh,
        en=catalogue.en,
        complete=True,
        in_use=True,
    )
    book = BOOK.extended([own, held])

    assert find(book, "隐患一", first) == (own,)
    assert find(book, "隐患一", date(2026, 6, 30)) == ()
    assert all(row.complete for row in catalogues_on(book, first, sector=Sector.COAL))


def test_the_province_may_end_a_catalogue():
    chemical = next(row for row in CATALOGUE_ROWS if row.catalogue == "CHEM-2017")
    ended = BOOK.extended([replace(chemical, since=date(2026, 8, 1), in_use=False)])
    last, first = date(2026, 7, 31), date(2026, 8, 1)

    assert [row.item for row in find(ended, "CHEM-7", last)] == ["CHEM-7"]
    assert find(ended, "CHEM-7", first) == ()
    assert catalogues_on(ended, first, sector=Sector.CHEMICAL) == ()
    with pytest.raises(NoRuleInForce):
        items_on(ended, first, catalogue="CHEM-2017")


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"query": "x"}, MissingKey, "found_on"),
        ({"found_on": "2026-11-26", "catalogue": "GM-1999"}, NotAChoice, "catalogue"),
        ({"found_on": "2023-05-14", "catalogue": "GM-2023"}, NoRuleInForce, None),
        ({"found_on": "2026-07-01", "catalogue": "COAL-2020"}, NoRuleInForce, None),
        ({"found_on": "2026-11-26", "sector": "SEA"}, NotAChoice, "sector"),
    ],
)
def test_catalogue_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["danger.catalogue"].ask(payload, BOOK)

    assert refused.value.field == field
