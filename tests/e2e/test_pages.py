"""Every page of the frame and the style guide: accessible, in bounds, without complaint."""

import pytest

from tests.e2e.looking import faults_around

pytestmark = pytest.mark.chromium

PAGES = {
    "home": "/",
    "rules": "/rules/",
    "rule": "/rules/permit.level/?example",
    "parts": "/style-guide/",
    "record": "/style-guide/record",
    "tabs": "/style-guide/tabs",
    "list": "/style-guide/list",
    "list-empty": "/style-guide/list-empty",
    "form": "/style-guide/form",
    "form-refused": "/style-guide/form-refused",
    "error-404": "/style-guide/error/404",
    "error-500": "/style-guide/error/500",
}


WINDOWS = [
    (1440, "zh-hans", "light"),
    (1440, "en", "dark"),
    (390, "en", "light"),
    (390, "zh-hans", "dark"),
]
"""Each width in each language and each theme: a fault hangs on two of them at most."""


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: "-".join(map(str, w)))
def test_pages_are_accessible_and_fit(visit, window):
    assert faults_around(visit(*window), PAGES, "", *window) == {}
