"""The OpenAPI document: kept in the reference, complete, and readable by people."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from bazhua.config.urls import API

KEPT = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"
UNSAFE = {"post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def document():
    return Client().get("/api/v1/openapi.json").json()


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_kept_document_is_the_one_that_is_served(document):
    assert json.loads(KEPT.read_text("utf-8")) == document


def test_it_is_made_once_for_all_who_ask():
    assert API.get_openapi_schema() is API.get_openapi_schema(path_params={})


def test_it_is_openapi_3_1_with_one_name_for_each_operation(document):
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert document["openapi"].startswith("3.1")
    assert len(names) == len(set(names))


def test_whatever_changes_something_may_be_sent_again(document):
    for path, method, operation in operations(document):
        headers = {p["name"] for p in operation.get("parameters", ()) if p["in"] == "header"}
        asks = path.startswith("/api/v1/rules/")
        assert ("Idempotency-Key" in headers) == (method in UNSAFE and not asks), path
        assert bool(operation.get("security")) != path.startswith("/api/v1/rules"), path


def test_every_refusal_is_a_problem(document):
    for path, _, operation in operations(document):
        for status, answer in operation["responses"].items():
            kind = "application/problem+json" if int(status) >= 400 else "application/json"
            assert set(answer["content"]) == {kind}, path


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_people_read_every_endpoint_on_one_page(document, language):
    client = Client()
    client.cookies["bazhua_language"] = language

    page = client.get("/api/v1/").content.decode()

    told = re.sub(r"<[^>]+>", " ", page).replace("\u200b", "")
    assert [path for path in document["paths"] if path not in told] == []
    summaries = [
        o["x-summary-zh" if language == "zh-hans" else "summary"] for *_, o in operations(document)
    ]
    assert [text for text in summaries if text.replace("'", "&#x27;") not in page] == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


def test_an_address_of_no_endpoint_is_a_problem():
    answer = Client().post("/api/v1/nothing", headers={"Accept-Language": "en"})

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer.headers["Content-Type"] == "application/problem+json"
