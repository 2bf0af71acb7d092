"""A video is shown without the camera's notes, byte for byte in its place."""

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.files.core.containers import MOST_BOXES
from bazhua.infra.files.core.veils import MOST_VEILS, TooManyNotes, veiled, veils_of
from tests.infra.files.samples import PLACE, box, video


def veils(tmp_path, content):
    path = tmp_path / "video"
    path.write_bytes(content)
    return veils_of(path)


def test_place_is_not_shown_and_nothing_moves(tmp_path):
    content = video(frames=b"\x01" * 500)

    shown = veiled(content, 0, veils(tmp_path, content))

    bare = video(frames=b"\x01" * 500, notes=False)
    assert content.count(PLACE) == 2
    assert (PLACE in shown, len(shown)) == (False, len(content))
    assert shown[: bare.index(b"moov")] == content[: bare.index(b"moov")]
    assert shown.count(b"free") == 2
    assert shown.count(b"udta") == 0


def test_video_without_notes_is_shown_as_it_is(tmp_path):
    content = video(notes=False)

    assert veils(tmp_path, content) == ()
    assert veiled(content, 0, ()) == content


def test_box_with_a_long_size_is_veiled(tmp_path):
    note = struct.pack(">I4sQ", 1, b"uuid", 16 + len(PLACE)) + PLACE
    content = box(b"ftyp", b"isom", bytes(4)) + note + box(b"moov")

    shown = veiled(content, 0, veils(tmp_path, content))

    assert (PLACE in shown, shown[20:24]) == (False, b"free")


@given(cuts=st.lists(st.integers(0, 6000), max_size=6))
def test_chunks_are_veiled_as_the_whole_is(tmp_path_factory, cuts):
    content = video()
    found = veils(tmp_path_factory.getbasetemp(), content)
    edges = [0, *sorted(cut for cut in cuts if cut < len(content)), len(content)]

    parts = [veiled(content[start:end], start, found) for start, end in pairwise(edges)]

    assert b"".join(parts) == veiled(content, 0, found)


@pytest.mark.parametrize(
    "content",
    [
        box(b"moov", *[box(b"udta")] * (MOST_VEILS + 1)),
        box(b"moov", box(b"trak", *[box(b"skip")] * MOST_BOXES)),
    ],
    ids=["notes", "boxes"],
)
def test_video_of_nothing_but_boxes_is_a_burden(tmp_path, content):
    with pytest.raises(TooManyNotes):
        veils(tmp_path, content)
