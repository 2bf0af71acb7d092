"""Boundaries: every city and county of the shipped divisions is drawn; a province brings its own."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from bazhua.registry.models import Region
from bazhua.registry.selectors.maps.outlines import OURS, notice, sheet_of

PROVINCE = Region(code="370000", level="province")
CITY = Region(code="370100", level="city")


def test_the_province_is_drawn_as_its_cities_and_each_city_as_its_counties():
    cities = sheet_of(PROVINCE).paths
    counties = [set(sheet_of(Region(code=code, level="city")).paths) for code in cities]

    assert len(cities) == 16
    assert sum(map(len, counties)) == 136
    assert len(set.union(*counties)) == 136


def test_a_sheet_is_drawn_once():
    assert sheet_of(CITY) is sheet_of(Region(code="370100", level="city"))


def test_a_functional_zone_is_drawn_as_its_host():
    zone = Region(code="370176", level="county", map_adcode="370112")

    assert set(sheet_of(zone).paths) == {"370112"}


def test_a_region_that_nobody_drew_has_no_sheet():
    assert sheet_of(Region(code="999999", level="county")) is None


def test_a_province_brings_its_own_boundaries(settings, tmp_path):
    whole = json.loads((OURS / "cities.geojson").read_text())
    for name in ("cities.geojson", "counties.geojson"):
        one = {**whole, "features": whole["features"][:1]}
        (tmp_path / name).write_text(json.dumps(one), encoding="utf-8")
    (tmp_path / "notice.json").write_text(
        '{"zh": "审图号 示例", "en": "Reviewed"}', encoding="utf-8"
    )
    settings.MAP_FOLDER = tmp_path

    assert set(sheet_of(PROVINCE).paths) == {"370100"}
    assert notice().en == "Reviewed"


@pytest.mark.parametrize("content", [None, "no json", '{"features": [{}]}'])
def test_what_cannot_be_read_is_named(settings, tmp_path, content):
    if content is not None:
        (tmp_path / "cities.geojson").write_text(content, encoding="utf-8")
    settings.MAP_FOLDER = tmp_path

    with pytest.raises(ImproperlyConfigured, match=r"BAZHUA_MAP_FOLDER.*cities\.geojson"):
        sheet_of(PROVINCE)
