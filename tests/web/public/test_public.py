"""Published figures: closed months, cities, nothing small, for everybody alike."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.indicators import FOUND, NONE
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.rollup.contributing import contribute
from bazhua.infra.rollup.core.contribute import Contribution, dims_of
from bazhua.infra.rollup.folding import fold_all
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from tests.registry.who.scene import CITY, OTHER_CITY, REGIONS

PAGE = "/public/"
TEN = timedelta(days=10)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def last_month():
    return day_of(datetime.now(UTC)).replace(day=1) - timedelta(days=1)


@transaction.atomic
def found(city, number, day):
    """Let a number of hidden dangers count as found in a city."""
    uids = [UUID(int=city * 1_000_000 + day.toordinal() * 100 + one) for one in range(number)]
    nobody = Actor(uid=UUID(int=1), grants=(), rights={})
    event = emit("danger.found", Subject(uids[0]), actor=nobody, at=datetime.now(UTC), data={})
    dims = dims_of({"department": NONE, "industry": NONE})
    path = Path.of(*REGIONS[city])
    contribute(
        event,
        [
            Contribution(indicator=FOUND.key, record_uid=uid, path=path, day=day, dims=dims)
            for uid in uids
        ],
    )


def lines(text):
    """Return the cells of each row of the table."""
    rows = [
        [TAGS.sub("", cell).strip() for cell in re.split(r"</t[dh]>", row)]
        for row in ROW.findall(text)
    ]
    return {row[0]: row[1:-1] for row in rows if len(row) > 3}


@pytest.fixture
def told(scene):
    found(CITY, 12, last_month())
    found(OTHER_CITY, 30, last_month())
    fold_all()
    return scene


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("who", ["", "hand", "commission"])
def test_everybody_sees_the_last_closed_month_by_city(visit, who):
    found = lines(visit.text(who, PAGE))

    assert (found["甲市"], found["乙市"]) == (["12", "0"], ["30", "0"])
    assert found["示例省合计"] == ["42", "0"]


def test_small_numbers_are_withheld_and_what_would_betray_them(visit, scene):
    del scene
    found(CITY, 4, last_month())
    found(OTHER_CITY, 30, last_month())
    fold_all()

    shown = lines(visit.text("", PAGE))

    assert {name: cells[0] for name, cells in shown.items() if name.endswith("市")} == {
        "甲市": "不公布",
        "乙市": "不公布",
    }
    assert shown["示例省合计"][0] == "34"


def test_the_month_that_runs_is_not_published(visit, scene):
    del scene
    today = day_of(datetime.now(UTC))
    found(CITY, 50, today)
    fold_all()

    assert lines(visit.text("", PAGE))["甲市"][0] == "0"
    assert visit("", f"{PAGE}?month={today:%Y-%m}").status_code == 404


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("month", ["2026", "2999-01", "x", "1900-01"])
def test_what_is_no_closed_month_is_not_there(visit, month):
    assert visit("", f"{PAGE}?month={month}").status_code == 404


@pytest.mark.usefixtures("told")
def test_another_month_is_another_table(visit):
    before = last_month().replace(day=1) - TEN

    shown = lines(visit.text("", f"{PAGE}?month={before:%Y-%m}"))

    assert shown["甲市"] == ["0", "0"]


@pytest.mark.usefixtures("told")
def test_the_page_says_what_it_counts_and_withholds(visit):
    text = visit.text("", PAGE)

    for said in ("大于 0 而小于 5", "当日发现的隐患", "只到设区的市", "BZ/PUBLISHED"):
        assert said in text
    for hidden in ("子县", "青岩冷链"):
        assert hidden not in text


def test_before_there_is_a_region_there_is_no_page(client, db):  # noqa: ARG001 -- an empty platform
    assert client.get(PAGE).status_code == 404
