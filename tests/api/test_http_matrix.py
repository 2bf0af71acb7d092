"""One request to every endpoint for each distinct outcome: what the tables say is what it answers."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.api.rows import PUBLIC, ROWS, SUBJECTS, UNKNOWN
from tests.api.scene import KEYS
from tests.api.test_work import sealed
from tests.grips.inherent.scene import alarmed
from tests.registry.who import outcomes
from tests.registry.who.monitored import monitored
from tests.registry.who.outcomes import ASKING, REFUSED, askers
from tests.registry.who.subjects import brought, paper_about, stand

pytestmark = pytest.mark.django_db
OF_NO_PLACE = {name: subject for subject, named in SUBJECTS.items() for name in named}


@pytest.fixture
def uids(settings, tmp_path):
    """Return the uid of each subject; whoever asks is who the test says."""
    settings.ACTOR_PROVIDER = f"{outcomes.__name__}.whoever"
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"
    settings.FILES_ROOT = tmp_path
    found = stand() | brought()
    found |= monitored(found["firm"])
    found |= alarmed(found["firm"])
    found["paper"] = paper_about(found["danger"])
    sealed()
    return found


@pytest.fixture
def asked(client, uids):
    """Return a function that sends the request of a row."""

    def ask(name):
        row = ROWS[name]
        subject = OF_NO_PLACE.get(name) or (row.need.subject if row.need else "")
        # A list over everything has its subject in the answer, not in its address.
        in_address = bool(subject) and not row.everybody
        path = reverse(f"api-1:{name}", args=[uids[subject]] if in_address else [])
        headers = {"Authorization": "Bearer of somebody", "Accept-Language": "en"}
        if row.method == "get":
            return client.get(path, headers=headers)
        headers |= {"Idempotency-Key": f"key-{next(KEYS)}", "If-Match": '"9"'}
        if row.body is None:
            file = SimpleUploadedFile("firms.csv", b"name\nb\n", "text/csv")
            given = {"kind": "registry.enterprises", "file": file}
            return client.post(path, given, headers=headers)
        body = row.body | {key: str(uids[subject]) for key, subject in row.names.items()}
        send = getattr(client, row.method)
        return send(path, json.dumps(body), content_type="application/json", headers=headers)

    return ask


def is_right(row, one, answer, uids):
    """Return whether somebody got what he should."""
    holds = row.listed and str(uids[row.listed]) in answer.content.decode()
    if one.status == UNKNOWN:
        return answer.status_code == UNKNOWN
    if row.everybody:
        return answer.status_code == 200 and holds == (one.status is None)
    if one.status is None:
        status = answer.status_code
        return status not in REFUSED and status < 500 and holds in {"", True}
    return answer.status_code == one.status


@pytest.mark.parametrize("name", ROWS)
def test_an_endpoint_answers_as_the_tables_say(asked, uids, name):
    row = ROWS[name]
    wrong = []
    for one in row.askers or askers(row.need, stranger=UNKNOWN):
        ASKING["actor"] = one.actor
        answer = asked(name)
        if not is_right(row, one, answer, uids):
            roles = [grant.role for grant in one.actor.grants]
            told = answer.content.decode()[:200]
            wrong.append((one.called, roles, answer.status_code, one.status, told))

    assert wrong == []


@pytest.mark.parametrize("name", sorted(PUBLIC - {"ask_rule"}))
def test_what_is_public_needs_no_token(client, name):
    assert client.get(reverse(f"api-1:{name}")).status_code == 200
