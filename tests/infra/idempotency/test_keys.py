"""Keys in headers, and what tells two requests apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.idempotency.keys import BadKey, Request, key_in

printable = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=128)


@given(printable)
def test_quoted_key_is_read_as_it_was_meant(key):
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')

    assert key_in(f' "{escaped}" ') == key


def test_bare_key_is_read_too():
    assert key_in("8e03978e-40d5-43dd-bc93-6894a57f9324") == "8e03978e-40d5-43dd-bc93-6894a57f9324"


@pytest.mark.parametrize(
    "header", ["", " ", '"', '"a', 'a"b', '"a"b', '"\\n"', "a b", '"é"', "é", "a\\b"]
)
def test_header_that_is_no_string_is_refused(header):
    with pytest.raises(BadKey):
        key_in(header)


@pytest.mark.parametrize("key", ["", "k" * 129, "é", "a\tb"])
def test_key_that_cannot_be_kept_is_refused(key):
    with pytest.raises(BadKey):
        Request(key, "POST /", b"")


@given(printable, st.binary(), printable, st.binary())
def test_other_route_or_body_is_another_request(route, body, route2, body2):
    same = (route, body) == (route2, body2)

    assert (Request("k", route, body).sha256 == Request("k", route2, body2).sha256) == same
