"""Every page of the frame and the style guide: accessible, in bounds, without complaint."""

import pytest

from tests.e2e.looking import look

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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits(visit, name, width, language, theme):
    seen = visit(width, language, theme)

    seen.go(PAGES[name])
    look(seen, name, width, language, theme)
