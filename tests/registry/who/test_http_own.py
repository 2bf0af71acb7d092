"""One request for each outcome of the addresses that hang on who asks, not on his roles."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings as site_settings
from django.urls import reverse

from bazhua.infra.accounts.devices import COOKIE as DEVICE
from bazhua.infra.accounts.models import Session
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.demo.models import Demonstration, Figure
from tests.infra.accounts.badge_scene import device
from tests.infra.accounts.scene import WANG, account, enter, session_with
from tests.infra.notify.callbacks.scene import set_up
from tests.registry.who import outcomes
from tests.registry.who.outcomes import ASKING, Asker, wrong_among
from tests.registry.who.own_rows import DOORS, NEEDS, OPEN, OWN, OWN_LISTS, POSTED_DOORS, TUS
from tests.registry.who.scene import COUNTY, acting
from tests.registry.who.subjects import OFFICER, brought, given, stand, told, watched

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC) - timedelta(seconds=5)
ANOTHER = acting("R06", COUNTY, uid=UUID(int=79))
CALLBACKS = sorted(name for name in OPEN if name.startswith("callbacks:"))


@pytest.fixture
def mine(settings, tmp_path):
    """Return the arguments of what is the officer's."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"
    settings.FILES_ROOT = tmp_path
    firm = stand()["firm"]
    uids = brought() | given(firm) | told() | watched(firm)
    handover = [uids["watch"], uids["takes_over"]]
    return {name: [uid] for name, uid in uids.items()} | {"handover": handover}


@pytest.mark.parametrize("name", OWN)
def test_what_is_ones_own_answers_him_alone(client, mine, name):
    row = OWN[name]
    path = reverse(name, args=mine[row.subject])
    several = (
        Asker("nobody", NOBODY, row.stranger),
        Asker("another", ANOTHER, row.another),
        Asker("whose it is", OFFICER, None),
    )

    def ask():
        return getattr(client, row.method)(path, {"version": "9"}, headers=TUS)

    assert wrong_among(several, ask) == []


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("name", OWN_LISTS)
def test_a_list_of_ones_own_holds_it_for_him_alone(client, name):
    shown, stranger = OWN_LISTS[name]
    found = []
    for actor in (NOBODY, ANOTHER, OFFICER):
        ASKING["actor"] = actor
        answer = client.get(reverse(name))
        found.append((answer.status_code, shown in answer.content.decode()))

    assert found == [(stranger, False), (200, False), (200, True)]


@pytest.fixture
def entering(client):
    """Return a function that gives the browser a session with a need, and one that it has not."""
    account(at=NOW)
    other = session_with(enter(at=NOW).token).uid

    def come(need):
        client.cookies.pop(site_settings.SIGN_IN_COOKIE, None)
        if need is not None:
            token = enter(at=NOW).token
            Session.objects.filter(pk=session_with(token).pk).update(needs=need)
            client.cookies[site_settings.SIGN_IN_COOKIE] = token

    return come, other


def led(answer):
    """Return the status of an answer, or where it leads."""
    return answer["Location"].split("?")[0] if answer.status_code == 302 else answer.status_code


@pytest.mark.parametrize("name", DOORS)
def test_a_door_opens_to_whom_it_is_for(client, entering, name):
    come, other = entering
    path = reverse(name, args=[UUID(int=5)] if name == "accounts:end_session" else [])
    found = []
    for need in NEEDS:
        come(need)
        found.append(led(client.post(path) if name in POSTED_DOORS else client.get(path)))

    wanted = [reverse(one) if isinstance(one, str) else one for one in DOORS[name]]
    assert found == wanted
    assert Session.objects.filter(uid=other).exists()


def test_a_session_is_ended_by_its_person(client, entering):
    come, other = entering
    come("")

    answer = client.post(reverse("accounts:end_session", args=[other]))

    assert led(answer) == reverse("accounts:own")
    assert not Session.objects.filter(uid=other, ended_at=None).exists()


def test_a_registered_device_asks_for_a_badge(client):
    client.cookies[DEVICE] = device(at=NOW)[1]

    assert client.get(reverse("accounts:badge")).status_code == 200


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("actor", [NOBODY, OFFICER], ids=["nobody", "somebody"])
def test_what_is_everybodys_answers_whoever_asks(client, settings, name, actor):
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    ASKING["actor"] = actor
    row = OPEN[name]

    answer = getattr(client, row.method)(reverse(name, args=row.args))

    assert answer.status_code == row.status


@pytest.mark.parametrize("name", CALLBACKS)
def test_a_callback_that_nobody_signed_is_refused(client, tmp_path, monkeypatch, name):
    with set_up(tmp_path, monkeypatch):
        answer = client.post(reverse(name), {"text": "AAAA"}, content_type="application/json")

    assert answer.status_code == 403


def test_a_demonstration_lets_anybody_become_a_figure(client):
    account(at=NOW)
    Demonstration.objects.create(seed=1, made_at=NOW, digest="")
    Figure.objects.create(
        person_uid=WANG, rank=0, is_first=True, name="王示例", title="", title_en=""
    )

    answer = client.post(reverse("demo:become", args=[WANG]))

    assert led(answer) == reverse("obligations:desk")
