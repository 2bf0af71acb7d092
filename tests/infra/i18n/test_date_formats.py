"""Dates in forms: shown as pages show them, understood as people write them."""

from datetime import date

import pytest
from django.forms import DateField, Form
from django.utils.translation import override

DAY = date(2026, 11, 3)


class Asking(Form):
    day = DateField()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_day_is_shown_as_pages_show_it(language):
    with override(language):
        shown = str(Asking(initial={"day": DAY})["day"])

    assert 'value="2026-11-03"' in shown


@pytest.mark.parametrize("text", ["2026-11-03", "2026/11/3", "2026.11.03", "2026年11月3日"])
def test_a_day_is_understood_as_people_write_it(text):
    with override("zh-hans"):
        form = Asking({"day": text})

        assert form.is_valid()
    assert form.cleaned_data["day"] == DAY
