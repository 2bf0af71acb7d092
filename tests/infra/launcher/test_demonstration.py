"""`bazhua demo` as one types it: what the front page promises, in a home of its own."""

import re
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psycopg

from bazhua.infra.launcher.home import Home
from bazhua.registry.domain.demo.codes import is_demo_code
from bazhua.registry.domain.roles.table import ROLES
from tests.infra.launcher.rig import eventually, launch, told_here
from tests.launched import BAZHUA, answers

LINE = re.compile(r"^  (demo\.r\d\d)\s+(\S{12,})  (R\d\d)$", re.MULTILINE)
FORM = re.compile(
    r'action="(/demonstration/become/[^"]+)">.*?value="([^"]+)".*?>([^<]+)</button>', re.DOTALL
)
GIVEN = {code for code, role in ROLES.items() if role.levels}


def demonstrated(home, started):
    """Start the command and wait until its site answers."""
    argv = [str(BAZHUA), "demo", "--home", str(home), "--port", "27000", "--seed", "7"]
    start = launch([*argv, "--lang", "en"], home)
    started.append(start)
    eventually(
        lambda: start.popen.poll() is not None or (told_here(start) and answers(start.address)),
        within_s=240,
    )
    return start


def rows(start, query):
    with psycopg.connect(start.url) as connection:
        return connection.execute(query).fetchall()


def became(address):
    """Press the first button of the yellow bar; return what it says, the page it leads to."""
    opener = build_opener(HTTPCookieProcessor())
    opener.addheaders = [("Accept-Language", "en")]
    page = opener.open(address).read().decode()
    forms = FORM.findall(page)
    path, token, title = forms[0]
    form = urlencode({"csrfmiddlewaretoken": token}).encode()
    asked = Request(address.rstrip("/") + path, form, {"Referer": address})  # noqa: S310 -- our own
    with opener.open(asked) as answer:
        return len(forms), title, answer.url, answer.read().decode()


def test_a_demonstration_is_what_the_front_page_promises(home, started):
    start = demonstrated(home, started)

    codes = [code for (code,) in rows(start, "SELECT credit_code FROM registry_enterprise")]
    assert (len(codes), all(map(is_demo_code, codes))) == (500, True)
    roles = rows(start, "SELECT DISTINCT role FROM registry_rolegrant WHERE person_id IS NOT NULL")
    assert {role for (role,) in roles} == GIVEN
    assert rows(start, "SELECT seed FROM demo_demonstration") == [(7,)]
    people, title, onward, desk = became(start.address)
    assert people == len(GIVEN)
    assert onward == f"{start.address}desk/"
    assert re.search(rf'aria-current="true">{re.escape(title)}</button>', desk)

    status, said = start.stop()
    entrances = LINE.findall(said)
    assert (status, len(entrances)) == (0, len(GIVEN))
    assert {role for _, _, role in entrances} == GIVEN
    assert len({password for _, password, _ in entrances}) == len(entrances)
    assert not Home(home).entrances.exists()
    logs = [one.read_text() for one in home.rglob("*.log")]
    assert logs
    assert not [one for one in logs if entrances[0][1] in one]
