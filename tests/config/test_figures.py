"""Every indicator is shown somewhere, in words, and opens a list that is there."""

import pytest
from django.urls import resolve, reverse

from bazhua.config.indicators import INDICATORS
from bazhua.config.parts.figures import SHOWN
from bazhua.infra.rollup.core.declare import COUNTY, DEPARTMENT

BY_KEY = {one.key: one for one in SHOWN}


def test_every_indicator_is_shown():
    assert {one.key for one in INDICATORS} == {one.indicator.key for one in SHOWN}


def test_each_has_a_key_of_its_own():
    assert len(BY_KEY) == len(SHOWN)


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.key)
def test_all_it_names_is_there(one):
    assert one.share_of in {"", *BY_KEY}
    assert set(one.dimensions) - set(one.codes) == set()
    assert one.fits({})
    assert resolve(reverse(one.opens)).view_name == one.opens


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.key)
def test_a_share_is_told_apart_as_what_it_is_a_share_of(one):
    whole = BY_KEY.get(one.share_of, one)

    assert (whole.area, whole.indicator.kind) == (one.area, one.indicator.kind)


def test_what_is_shown_by_a_code_has_totals_also_of_a_department():
    slow = [
        (one.key, keys)
        for one in SHOWN
        for keys in (set(one.where), {*one.where, DEPARTMENT})
        if one.indicator.kept_to(keys) < COUNTY
    ]

    assert slow == []
