"""A file is what its bytes are; whatever is two things at once is none."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.files.core.kinds import FAMILIES, SUFFIXES, Kind, possible, sniff
from tests.infra.files.samples import GOOD, REFUSED, office, package


def kind_of(tmp_path, content):
    path = tmp_path / "sample.jpg"
    path.write_bytes(content)
    return sniff(path)


@pytest.mark.parametrize("suffix", GOOD)
def test_kinds_that_are_taken(tmp_path, suffix):
    content, kind = GOOD[suffix]

    assert kind_of(tmp_path, content) == kind
    assert kind in possible(content[:1024])
    assert SUFFIXES[Kind(kind)] == suffix


def test_every_kind_has_a_sample_a_family_and_a_suffix():
    assert set(Kind) == set(FAMILIES) == set(SUFFIXES) == {kind for _, kind in GOOD.values()}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_taken(tmp_path, what):
    assert kind_of(tmp_path, REFUSED[what]) is None


def test_document_that_says_it_unpacks_to_much_is_refused(tmp_path):
    content = bytearray(office())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 0xFFFF_FFF0)

    assert kind_of(tmp_path, bytes(content)) is None


def test_document_with_two_ends_is_refused(tmp_path):
    """Programs look for the directory from the end, and not all find the same one."""
    first, second = office(), package({"a.txt": "a"})
    end = second.rindex(b"PK\x05\x06")

    assert kind_of(tmp_path, first + second) is None
    assert kind_of(tmp_path, first[:-22] + second[end:] + first[-22:]) in {None, Kind.DOCX}


@given(
    content=st.sampled_from([content for content, _ in GOOD.values()]),
    cut=st.integers(0, 400),
    at=st.integers(0, 5000),
    noise=st.binary(min_size=1, max_size=8),
)
def test_no_bytes_make_it_fail(tmp_path_factory, content, cut, at, noise):
    path = tmp_path_factory.getbasetemp() / "noise"
    broken = bytearray(content[: len(content) - cut])
    broken[at : at + len(noise)] = noise
    path.write_bytes(broken)

    assert sniff(path) in {None, *Kind}
