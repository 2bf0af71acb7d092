"""Light and dark: kept in a cookie, never an open redirect."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("sent", "back", "kept"),
    [
        ({"theme": "dark", "next": "/style-guide/"}, "/style-guide/", "dark"),
        ({"theme": "light", "next": "https://evil.example/"}, "/", "light"),
        ({"theme": "purple", "next": "/"}, "/", None),
        ({}, "/", None),
    ],
    ids=["dark", "other site", "no such theme", "nothing"],
)
def test_appearance_switch(sent, back, kept):
    client = Client()

    answer = client.post("/appearance", sent)

    cookie = client.cookies.get("bazhua_theme")
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    assert (cookie.value if cookie else None) == kept


def test_page_is_drawn_in_the_kept_theme():
    client = Client()
    client.cookies["bazhua_theme"] = "dark"

    assert 'data-bs-theme="dark"' in client.get("/").content.decode()
