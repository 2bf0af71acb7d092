"""The first start: `bazhua up` prints one link, and `bazhua accounts link` another."""

import re
import stat
import subprocess
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psycopg

from tests.infra.launcher.rig import clean_environment, up
from tests.launched import BAZHUA

LINK = re.compile(r"(http://127\.0\.0\.1:\d+/sign-in/link)#([\w-]{43})")
PASSWORD = "three tall pines 3"  # noqa: S105 -- a sample
MARK = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def link_by_command(start):
    done = subprocess.run(
        [BAZHUA, "accounts", "link"],
        env=clean_environment(
            BAZHUA_DATABASE_URL=start.url,
            BAZHUA_HOME=str(start.home),
            BAZHUA_ORIGIN=start.address.rstrip("/"),
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def make_first(address, token):
    """Make the first administrator over HTTP, as a browser would; return the last page."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def page(path, **data):
        body = urlencode(data).encode() if data else None
        with browser.open(Request(address + path, body), timeout=20) as answer:  # noqa: S310
            return answer.read().decode()

    mark = MARK.search(page("sign-in/link"))[1]
    form = page("sign-in/link", csrfmiddlewaretoken=mark, code=token)
    given = {"name": "王安", "login": "wang", "password": PASSWORD, "again": PASSWORD}
    mark = MARK.search(form)[1]
    return page("sign-in/link", csrfmiddlewaretoken=mark, code=token, **given)


def logs(home):
    return "".join(path.read_text(errors="replace") for path in (home / "log").iterdir())


def test_first_administrator_gets_a_link_that_stands_in_no_log_and_comes_no_more(home, started):
    start = up(home)
    started.append(start)
    code, by_command, _ = link_by_command(start)
    address, token = LINK.search(by_command).groups()
    first_page = make_first(address.removesuffix("sign-in/link"), token)
    after, _, refusal = link_by_command(start)
    with psycopg.connect(start.url) as connection:
        logins = connection.execute("SELECT login FROM accounts_user").fetchall()
    status, said = start.stop()
    again = up(home)
    started.append(again)
    _, said_again = again.stop()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home / "keys").iterdir()}

    printed = LINK.search(said)[2]
    assert (code, after, status) == (0, 1, 0)
    assert refusal == "There are accounts already; an administrator invites others.\n"
    assert '<code class="secret">' in first_page
    assert logins == [("wang",)]
    assert printed != token
    assert LINK.search(said_again) is None
    assert "first-link" not in modes
    assert set(modes.values()) == {0o600}
    assert not any(secret in logs(home) for secret in (printed, token, PASSWORD))
