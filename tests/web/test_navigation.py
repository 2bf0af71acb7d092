"""The navigation: what it names to whom, and where it says one is."""

import pytest

from bazhua.infra.ui.parts.text import NavItem
from bazhua.web.navigation import ENTRIES, marked

LINES = tuple(NavItem(href, href, "home") for href in ("/", "/firms/", "/firms/gaps/", "/desk/"))


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", ["/"]),
        ("/firms/", ["/firms/"]),
        ("/firms/7/files/", ["/firms/"]),
        ("/firms/gaps/", ["/firms/gaps/"]),
        ("/elsewhere", []),
    ],
)
def test_one_line_is_marked_and_it_is_the_nearest(path, here):
    assert [line.href for line in marked(LINES, path) if line.current] == here


def test_each_page_has_an_icon_of_its_own_and_groups_are_not_torn():
    groups = [entry.group for entry in ENTRIES]

    assert len({entry.icon for entry in ENTRIES}) == len(ENTRIES)
    assert groups == sorted(groups, key=groups.index)


@pytest.mark.django_db
def test_the_style_guide_is_not_named_to_a_visitor(client):
    page = client.get("/").content.decode()

    assert "/style-guide/" not in page
    assert "/rules/" in page
