"""What is sent, to whom, in which parts, and that no browser runs it."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given as given_
from hypothesis import strategies as st
from PIL import Image

from bazhua.infra.files.services import Belonging, attach_file, erase_file
from bazhua.infra.files.web.ranges import Span, Unsatisfiable, span_of
from tests.infra.files.samples import PDF, PLACE, video
from tests.infra.files.scene import CASE, GIVER, JPEG, NOON, SECRET, give, sha256

pytestmark = pytest.mark.django_db
VIDEO = video(frames=b"\x07" * 3_000_000)


def ask(path, person=4, method="GET", **headers):
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    client = Client(headers={"X-Person": str(person)} if person else {})
    answer = client.generic(method, path, headers=given)
    answer.sent = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def content(answer):
    return answer.sent


def attached(content, name, record=CASE):
    file = give(content, name)
    attach_file(file.uid, Belonging("case", record), actor=GIVER, at=NOON)
    return f"/files/{file.uid}"


@pytest.fixture
def photo():
    return attached(JPEG, "张三.jpg")


@pytest.fixture
def clip(settings):
    settings.FILE_LIMITS = type(settings.FILE_LIMITS)(video_mib=9, free_mib=0)
    return attached(VIDEO, "录像.mp4")


@pytest.mark.parametrize(
    ("person", "answers"),
    [(4, [200, 200, 200]), (3, [200, 200, 403]), (1, [200, 200, 403]), (0, [200, 200, 403])],
    ids=["chief", "public", "giver", "nobody"],
)
def test_gate_decides_what_each_may_have(photo, person, answers):
    paths = [photo, f"{photo}/shown", f"{photo}/original"]

    assert [ask(path, person).status_code for path in paths] == answers


@pytest.mark.parametrize("person", [0, 1, 2, 3])
def test_out_of_sight_is_as_if_there_were_none(person):
    hidden, none = attached(JPEG, "a.jpg", SECRET), f"/files/{uuid4()}"

    for part in ("", "/shown", "/original"):
        there, nowhere = ask(hidden + part, person), ask(none + part, person)
        assert (there.status_code, there.json()) == (404, nowhere.json())


def test_copy_tells_nothing_that_the_original_does(photo):
    shown, original = ask(f"{photo}/shown", 3), ask(f"{photo}/original")

    copy = content(shown)
    assert content(original) == JPEG
    assert (PLACE in copy, Image.open(BytesIO(copy)).size) == (False, (48, 64))
    assert "张三" not in str(shown.headers)
    assert ask(photo, 3).json().keys() == {"uid", "kind", "size"}
    assert ask(photo).json()["sha256"] == sha256(JPEG)
    assert original.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E5%BC%A0%E4%B8%89.jpg"
    )


@pytest.mark.parametrize("part", ["shown", "original"])
def test_no_browser_runs_or_guesses_what_is_sent(photo, part):
    headers = ask(f"{photo}/{part}").headers

    assert headers["Content-Type"] == "image/jpeg"
    assert headers["Content-Disposition"].startswith("attachment; filename")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["Vary"] == "Cookie"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_document_is_sent_as_it_was_given():
    path = attached(PDF, 'a\r\nb".pdf')

    answer = ask(f"{path}/shown", 3)

    assert content(answer) == PDF
    assert answer.headers["Content-Type"] == "application/pdf"


def test_erased_file_is_not_sent():
    file = give()
    erase_file(file.uid, version=1, actor=GIVER, at=NOON)

    assert ask(f"/files/{file.uid}/original", 1).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_files_are_only_read(photo, method):
    assert ask(photo, method=method).status_code == 405


def test_player_gets_the_parts_it_asks_for(clip):
    path = f"{clip}/original"
    size = len(VIDEO)

    first = ask(path, Range="bytes=0-1")
    middle = ask(path, Range="bytes=1000000-2999999")
    rest = ask(path, Range=f"bytes={size - 9}-")
    tail = ask(path, Range="bytes=-9")

    assert [answer.status_code for answer in (first, middle, rest, tail)] == [206] * 4
    assert content(first) == VIDEO[:2]
    assert content(middle) == VIDEO[1_000_000:3_000_000]
    assert content(rest) == content(tail) == VIDEO[-9:]
    assert middle.headers["Content-Range"] == f"bytes 1000000-2999999/{size}"
    assert middle.headers["Content-Length"] == "2000000"
    assert middle.headers["Accept-Ranges"] == "bytes"


def test_range_behind_the_end_is_refused(clip):
    answer = ask(f"{clip}/original", Range=f"bytes={len(VIDEO)}-")

    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(VIDEO)}"


@pytest.mark.parametrize("header", ["bytes=0-1,4-5", "lines=1-2", "bytes=9-2", "bytes=-"])
def test_what_is_no_single_range_gets_the_whole(clip, header):
    answer = ask(f"{clip}/original", Range=header)

    assert (answer.status_code, content(answer)) == (200, VIDEO)


def test_part_of_other_bytes_than_the_player_has_is_the_whole(clip):
    path = f"{clip}/original"
    etag = ask(path, method="HEAD").headers["ETag"]

    same = ask(path, Range="bytes=0-1", If_Range=etag)
    other = ask(path, Range="bytes=0-1", If_Range='"other"')

    assert [same.status_code, other.status_code] == [206, 200]


def test_browser_that_has_it_asks_again_and_gets_nothing(photo):
    path = f"{photo}/shown"
    etag = ask(path, 3).headers["ETag"]

    known = ask(path, 3, If_None_Match=f'"x", {etag}')
    unknown = ask(path, 3, If_None_Match='"x"')

    assert (known.status_code, known.content, known.headers["ETag"]) == (304, b"", etag)
    assert unknown.status_code == 200
    assert ask(f"/files/{uuid4()}/shown", 3, If_None_Match=etag).status_code == 404


def test_head_says_the_size_and_sends_nothing(clip):
    answer = ask(f"{clip}/original", method="HEAD", Range="bytes=0-1")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(VIDEO))


def test_video_is_shown_without_its_notes_and_kept_with_them(clip):
    whole = content(ask(f"{clip}/shown", 3))
    size = len(VIDEO)
    parts = [
        content(ask(f"{clip}/shown", 3, Range=f"bytes={start}-{start + 999_999}"))
        for start in range(0, size, 1_000_000)
    ]
    tags = {ask(f"{clip}/{part}", method="HEAD").headers["ETag"] for part in ("shown", "original")}

    assert (len(whole), PLACE in whole, whole[:1000]) == (size, False, VIDEO[:1000])
    assert b"".join(parts) == whole
    assert content(ask(f"{clip}/original")) == VIDEO
    assert len(tags) == 2


@given_(
    first=st.integers(0, 50) | st.none(),
    last=st.integers(0, 50) | st.none(),
    size=st.integers(1, 40),
)
def test_span_is_what_a_slice_is(first, last, size):
    whole = bytes(range(size))
    header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    if first is None:
        wanted = whole[-last:] if last else b""
    else:
        wanted = whole[first:] if last is None else whole[first : last + 1]

    try:
        span = span_of(header, size)
    except Unsatisfiable:
        assert wanted == b""
        return

    if span is None:
        assert (first, last) == (None, None) or (first is not None and last < first)
    else:
        assert whole[span.start : span.end] == wanted


def test_span_is_a_value():
    assert span_of("bytes= 2 - 3", 9) == Span(2, 4)
