"""Commitments: what a person's salts open, and what is left when they are erased."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.ledger.core.canonical import NotCanonical, read
from bazhua.infra.ledger.core.commitment import (
    SALT_BYTES,
    Opening,
    Personal,
    commit,
    conceal,
    field_salt,
    opens,
)
from bazhua.infra.ledger.core.lines import Counts
from bazhua.kernel.merkle import sha256
from tests.infra.ledger.core.given import SECRETS, entry_of, event, export

salts = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)


def test_concealed_data_says_nothing_of_the_person():
    entry, openings = conceal(event(1), lambda _, path: sha256(path.encode()), sha256)

    assert [(one.path, one.value) for one in openings] == [
        ("/data/name", "王某"),
        ("/data/crew/1", 1),
    ]
    assert entry == {
        "data": {
            "name": {"#": commit("王某", sha256(b"/data/name"), sha256)},
            "crew": ["x", {"#": commit(1, sha256(b"/data/crew/1"), sha256)}],
        },
        "event": "record.moved",
        "uid": event(1)["uid"],
    }


@given(st.text(st.characters(exclude_categories=["Cs"])), salts)
def test_an_opening_fits_its_own_commitment_only(value, salt):
    entry, (opening,) = conceal({"name": Personal(value, "p")}, lambda *_: salt, sha256)
    other = Opening("/name", value + "x", salt)
    elsewhere = Opening("/names", value, salt)
    salted_otherwise = Opening("/name", value, sha256(salt))

    assert opens(entry, opening, sha256)
    assert not any(opens(entry, wrong, sha256) for wrong in (other, elsewhere, salted_otherwise))


@pytest.mark.parametrize("path", ["", "name", "x/name", "/name/", "/0", "/name/#", "//name"])
def test_an_opening_at_another_path_does_not_fit(path):
    entry, (opening,) = conceal({"name": Personal("a", "p")}, lambda *_: bytes(32), sha256)

    assert not opens(entry, Opening(path, opening.value, opening.salt), sha256)


@pytest.mark.parametrize(("value", "salt"), [(2**53, bytes(32)), ("a", b"short")], ids=str)
def test_what_no_commitment_is_made_of_does_not_fit(value, salt):
    assert not opens({"#": "00"}, Opening("", value, salt), sha256)


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="31"):
        commit("a", bytes(31), sha256)


def test_data_cannot_pretend_to_be_a_commitment():
    with pytest.raises(NotCanonical, match="/data"):
        conceal({"data": {"#": "00"}}, lambda *_: bytes(32), sha256)


@given(salts, st.text(max_size=4), st.text(max_size=4))
def test_salts_of_two_fields_differ(secret, one, other):
    same = field_salt(secret, "entry", one) == field_salt(secret, "entry", other)

    assert same == (one == other)


def test_an_export_without_the_salts_of_an_erased_person_is_valid(verified):
    whole = verified(export((2, 5)))
    erased = verified(export((2, 5), opened={"person-b"}))

    assert erased.last == whole.last
    assert (whole.counts, erased.counts) == (Counts(5, 10, 2), Counts(5, 5, 2))


def test_after_erasure_even_the_right_guess_cannot_be_told_from_a_wrong_one():
    body, (opening, _) = entry_of(1)
    entry = read(body)
    without_secret = field_salt(bytes([9]) * 32, event(1)["uid"], opening.path)

    assert opens(entry, opening, sha256)
    assert not opens(entry, Opening(opening.path, opening.value, without_secret), sha256)
    assert b"".join(SECRETS.values()) not in body
