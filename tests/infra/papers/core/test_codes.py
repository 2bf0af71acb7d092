"""Codes: read back however they are typed, never made up."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.papers.core.codes import ALPHABET, Code, Codes, groups, parsed, same

CODES = Codes(b"k" * 32)
HASH = "ab" * 32
UIDS = st.uuids()


@given(UIDS)
def test_a_code_names_its_paper(uid):
    code = CODES.code(uid, HASH)
    read = parsed(code)

    assert (read.paper, len(code)) == (uid, 45)
    assert set(code[3:]) <= set(ALPHABET)


@given(UIDS)
def test_a_code_is_read_however_it_is_typed(uid):
    code = CODES.code(uid, HASH)
    typed = " ".join(groups(code)).lower().replace("1", "l").replace("0", "o")

    assert parsed(f" {typed}\n") == parsed(code)
    assert same(typed, code)


@given(UIDS, UIDS)
def test_key_paper_and_content_make_the_mark(one, other):
    code = CODES.code(one, HASH)

    assert not same(Codes(b"x" * 32).code(one, HASH), code)
    assert not same(CODES.code(one, "cd" * 32), code)
    assert same(CODES.code(other, HASH), code) == (one == other)


@given(st.text(max_size=60))
def test_what_is_no_code_is_none(text):
    assert parsed(text) is None
    assert not same(text, text)


def test_an_identifier_beyond_128_bits_is_no_code():
    code = CODES.code(UUID(int=2**128 - 1), HASH)

    assert parsed(code) == Code(UUID(int=2**128 - 1), code[-16:])
    assert parsed("BZ1Z" + code[4:]) is None
    assert parsed(code + " " * 200) is None
