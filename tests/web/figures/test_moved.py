"""A county goes to another city: last year's totals stand, and the page says what moved."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from bazhua.infra.rollup.folding import fold_all
from bazhua.registry.models import Region
from bazhua.registry.services.divisions.moving import move_region
from tests.registry.interfaces.web.where import asking
from tests.registry.interfaces.web.where.conftest import visit
from tests.registry.scene import DAY, KEEPER, NOON, enterprise, settle

__all__ = ("visit",)

LAST_YEAR = NOON - timedelta(days=365)
CELL = re.compile(r'data-label="([^"]+)"[^>]*>(?:<a href="([^"]+)">)?([^<]*)<')
STANDING = "/figures/?figure=enterprise.standing&since=2026-01-01&until=2026-11-23"


@pytest.fixture
def reader(monkeypatch):
    """Return the keeper, who also reads figures."""
    rights = KEEPER.rights | {("figure", "view"): frozenset({"keeper"})}
    who = replace(KEEPER, rights=rights)
    monkeypatch.setitem(asking.PERSONS, str(who.uid), who)
    return who


@pytest.fixture
def moved(db):  # noqa: ARG001 -- it moves in the database
    """Let a county with two enterprises, one older than a year, go to another city."""
    settle()
    enterprise("甲厂", number=1, at=LAST_YEAR - timedelta(days=5))
    enterprise("乙厂", number=2)
    county, city = (Region.objects.get(code=code) for code in ("370102", "370200"))
    move_region(
        county.uid, below=city.uid, since=DAY, version=county.version, actor=KEEPER, at=NOON
    )
    fold_all()


def lines(text):
    """Return what each line of the first table says: this time, a year before, the change."""
    table = text[text.index("<tbody") : text.index("</tbody")]
    return {
        re.sub(r"<[^>]+>", "", row[: row.index("</th>")]).strip(): [
            (unescape(href), number) for _, href, number in CELL.findall(row)
        ]
        for row in table.split('<tr role="row">')[1:]
    }


@pytest.mark.usefixtures("moved")
def test_last_years_totals_stand_and_each_line_opens_what_it_counts(visit, reader):
    told = {}
    for city in ("370100", "370200"):
        text = visit(reader, f"{STANDING}&region={city}").content.decode()
        assert "区划有调整" in text
        for line, cells in lines(text).items():
            told[city, line] = [number for _, number in cells]
            for href, number in cells[:2]:
                if href:
                    opened = visit(reader, href).content.decode()
                    names = sum(f">{name}厂<" in opened for name in "甲乙")
                    assert str(names) == number, (city, line, href)

    assert told == {
        ("370100", "历下区（已划出）"): ["0", "1", "下降 100 %"],
        ("370100", "市中区"): ["0", "0", "持平"],
        ("370100", "济南市合计"): ["0", "1", "下降 100 %"],
        ("370200", "历下区"): ["2", "0", "+2"],
        ("370200", "市南区"): ["0", "0", "持平"],
        ("370200", "青岛市合计"): ["2", "0", "+2"],
    }
