"""Document and endpoints agree, whatever is sent: as three programs, no fault and no leak."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bazhua.config.wsgi import application
from bazhua.registry.models import Enterprise
from tests.api.scene import officer, principal, reader, settle
from tests.registry.who.scene import OTHER_FIRM, person

pytestmark = pytest.mark.django_db

DOCUMENT = "/api/v1/openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PROGRAMS = {"officer": officer, "principal": principal, "reader": reader}
EXAMPLES = 3
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def interface(settings, db):  # noqa: ARG001 -- requests run in the transaction of the test
    """Return the interface as its document describes it."""
    settings.ALLOWED_HOSTS = ["localhost"]
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(DOCUMENT, application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("role", PROGRAMS)
def test_endpoints_keep_to_the_document(interface, role):
    province = settle()
    stranger = person("外人示例")
    program = PROGRAMS[role]()
    mine = [province.firm.uid, province.office.uid, province.other_firm.uid, stranger.uid]
    hidden = [str(stranger.uid), "外人示例"]
    if role != "reader":
        hidden += [str(province.other_firm.uid), province.other_firm.name]
    answered = set()

    for result in interface.get_all_operations():
        operation = result.ok()
        keep_to_it(operation, program, [str(uid) for uid in mine], hidden, answered)

    assert Enterprise.objects.get(pk=OTHER_FIRM).version == 1
    assert {200, 400, 404} <= answered


def keep_to_it(operation, program, uids, hidden, answered):
    """Send requests that fit an operation and some that do not, and look at every answer."""

    @QUIET
    @given(case=cases(operation, uids))
    def sent(case):
        asked = case.path_parameters.get("uid") if case.path_parameters else None
        answer = case.call(headers=program.headers)
        answered.add(answer.status_code)
        case.validate_response(answer, checks=CHECKS)
        told = answer.text.replace(str(asked), "")
        assert [word for word in hidden if word in told] == []

    sent()


def cases(operation, uids):
    """Return requests of an operation; half of those that name a record name a real one."""

    def of(mode, uid):
        fixed = {"path_parameters": {"uid": uid}} if uid else {}
        return operation.as_strategy(generation_mode=mode, **fixed)

    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    named = uids if "{uid}" in operation.path else [None]
    choices = st.tuples(st.sampled_from(modes), st.sampled_from([*named, None]))
    return choices.flatmap(lambda choice: of(*choice))
