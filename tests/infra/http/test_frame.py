"""Headers, language and health of every answer."""

import pytest
from django.db import connection
from django.test import Client

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


@pytest.fixture
def client():
    return Client()


@pytest.mark.parametrize("path", ["/", "/no-such-page"])
def test_answer_carries_the_security_headers(client, path):
    headers = client.get(path).headers

    assert set(headers["Content-Security-Policy"].split("; ")) == CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("cookie", "language"),
    [("", "zh-hans"), ("en", "en"), ("zh-hans", "zh-hans"), ("fr", "zh-hans")],
)
def test_language_follows_the_cookie_not_the_browser(client, cookie, language):
    client.cookies["bazhua_language"] = cookie

    answer = client.get("/", headers={"Accept-Language": "en-GB,en"})

    assert answer.headers["Content-Language"] == language


def test_language_switch_sets_the_cookie_and_goes_back(client):
    answer = client.post("/language", {"language": "en", "next": "/style-guide/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/style-guide/")
    assert client.cookies["bazhua_language"].value == "en"
    assert client.cookies["bazhua_language"]["httponly"] is True


def test_other_host_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_health_without_database_is_a_coded_503(client, django_db_blocker, monkeypatch, tmp_path):
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"database_down\n")


@pytest.mark.django_db
def test_health_with_database(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_now_is_the_servers_time(client):
    first, second = (int(client.get("/now").content) for _ in range(2))

    assert 0 <= second - first < 60_000
