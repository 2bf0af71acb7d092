"""The header over HTTP: a Django view and an endpoint of ninja."""

import json
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from ninja import NinjaAPI
from ninja.decorators import decorate_view

from bazhua.api.problems import refuse_with_problems
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.idempotency.models import UsedKey
from bazhua.infra.idempotency.views import idempotent
from bazhua.kernel.errors import StaleState
from tests.infra.idempotency.scene import ACTOR, AT, OTHER, note, notes

pytestmark = pytest.mark.django_db
API = NinjaAPI(urls_namespace="idempotency-test", docs_url=None, openapi_url=None)
refuse_with_problems(API)


@API.post("/things")
@decorate_view(idempotent())
def make_thing(request, name: str = ""):  # noqa: ARG001 -- ninja's signature
    made = note()
    if name == "stale":
        raise StaleState
    return {"made": made.body.decode()}


@idempotent(required=True)
def needs_a_key(_request):
    note()
    return HttpResponse("done", status=201, headers={"Location": "/x", "X-Other": "y"})


@idempotent(required=True)
def tells_a_secret(_request):
    return HttpResponse("370102 in clear", headers={"Cache-Control": "no-store"})


@idempotent()
def breaks(_request):
    note()
    raise StaleState


def sent(view, key=None, body=b"{}", actor=ACTOR, path="/things"):
    headers = {} if key is None else {"Idempotency-Key": key}
    request = RequestFactory().post(path, body, content_type="application/json", headers=headers)
    request.actor, request.at = actor, AT
    return view(request)


def endpoint(request):
    """Call the endpoint as its router does."""
    return API.urls[0][0].callback(request)


def test_endpoint_asked_twice_with_a_key_does_it_once():
    first, second = sent(endpoint, '"k"'), sent(endpoint, "k")

    assert (first.status_code, first.content, first["Content-Type"]) == (
        second.status_code,
        second.content,
        second["Content-Type"],
    )
    assert (first.get("Idempotency-Replayed"), second["Idempotency-Replayed"]) == (None, "true")
    assert notes() == 1


def test_an_answer_that_nobody_may_store_is_kept_sealed():
    first, second = sent(tells_a_secret, "k"), sent(tells_a_secret, "k")

    assert (second.content, second["Cache-Control"]) == (first.content, "no-store")
    assert second["Idempotency-Replayed"] == "true"
    assert b"370102" not in bytes(UsedKey.objects.get().body)


def test_endpoint_asked_without_a_key_does_it_each_time():
    sent(endpoint)
    sent(endpoint)

    assert (notes(), UsedKey.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    "other", [{"body": b'{"a":1}'}, {"path": "/things?name=x"}, {"path": "/others"}], ids=str
)
def test_other_body_query_or_path_with_the_same_key_is_a_problem(other):
    sent(needs_a_key, "k")

    refused = sent(needs_a_key, "k", **other)

    assert (refused.status_code, json.loads(refused.content)["code"]) == (422, "key_reused")
    assert refused["Content-Type"] == "application/problem+json"
    assert notes() == 1


@pytest.mark.parametrize("key", [None, "", '"', "a b", "k" * 129], ids=str)
def test_key_that_is_needed_and_not_given_is_a_problem(key):
    refused = sent(needs_a_key, key)

    assert (refused.status_code, json.loads(refused.content)["code"]) == (400, "bad_key")
    assert notes() == 0


def test_refusal_of_the_endpoint_undoes_it_and_frees_the_key():
    refused = sent(endpoint, "k", path="/things?name=stale")

    assert (refused.status_code, notes(), UsedKey.objects.count()) == (409, 0, 0)
    assert sent(endpoint, "k").status_code == 200


def test_refusal_that_a_view_raises_is_raised_and_undone():
    with pytest.raises(StaleState):
        sent(breaks, "k")

    assert (notes(), UsedKey.objects.count()) == (0, 0)


def test_only_headers_that_belong_to_the_answer_are_given_again():
    sent(needs_a_key, "k")

    again = sent(needs_a_key, "k")

    assert (again["Location"], again.get("X-Other"), again.status_code) == ("/x", None, 201)


def test_nobody_and_others_do_not_get_the_answer_of_an_actor():
    sent(needs_a_key, "k")

    strangers = [sent(needs_a_key, "k", actor=who) for who in (OTHER, NOBODY, NOBODY)]

    assert [one.get("Idempotency-Replayed") for one in strangers] == [None, None, None]
    assert set(UsedKey.objects.values_list("actor_uid", flat=True)) == {UUID(int=1), UUID(int=2)}
