"""Uploads over HTTP, as a client of tus 1.0 sends them; each refusal is a coded problem."""

import base64
import hashlib
import logging
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client

from bazhua.infra.files.core.refusals import UploadOver
from bazhua.infra.files.models import StoredFile, Upload
from bazhua.infra.files.uploads import LARGEST_PIECE, draft_of
from tests.infra.files.samples import PAGE
from tests.infra.files.scene import GIVER, JPEG, drafts, encoded, kept, sha256

pytestmark = pytest.mark.django_db
commits = pytest.mark.django_db(transaction=True)
WHOLE = len(JPEG)
HALF = WHOLE // 2
NAME = "张三的现场照片.jpg"
PIECE = "application/offset+octet-stream"
WEEK = "Upload-Expires"


class Sender:
    """A client of the protocol."""

    def __init__(self, person=1):
        self.client = Client(headers={"X-Person": str(person)})

    def ask(self, method, path="/files/uploads", content=b"", kind="text/plain", **headers):
        given = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        given = {"Tus-Resumable": "1.0.0"} | given
        return self.client.generic(method, path, content, content_type=kind, headers=given)

    def begin(self, size=WHOLE, metadata=None, **headers):
        said = f"filename {encoded(NAME)}" if metadata is None else metadata
        return self.ask("POST", Upload_Length=size, Upload_Metadata=said, **headers)

    def send(self, path, offset, content, kind=PIECE, **headers):
        return self.ask("PATCH", path, content, kind, Upload_Offset=offset, **headers)

    def send_part(self, path, content, declared, **headers):
        """Send a piece that is not as long as it says."""
        given = {"wsgi.input": BytesIO(content), "CONTENT_LENGTH": str(declared)}
        given |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        given |= {"HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_OFFSET": "0"}
        return self.client.generic("PATCH", path, b"-", content_type=PIECE, **given)


@pytest.fixture
def sender():
    return Sender()


def problem(answer):
    body = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert body["status"] == answer.status_code
    return answer.status_code, body["code"], body["field"]


def test_file_arrives_in_two_pieces(sender):
    begun = sender.begin()
    path = begun.headers["Location"]
    first = sender.send(path, 0, JPEG[:HALF])
    stands = sender.ask("HEAD", path)
    last = sender.send(path, HALF, JPEG[HALF:])

    file = StoredFile.objects.get()
    assert [answer.status_code for answer in (begun, first, stands, last)] == [201, 204, 204, 204]
    assert path == f"/files/uploads/{file.uid}"
    assert (file.sha256, file.name, file.given_by) == (sha256(JPEG), NAME, GIVER.uid)
    assert [a.headers["Upload-Offset"] for a in (begun, first, stands, last)] == [
        "0",
        str(HALF),
        str(HALF),
        str(len(JPEG)),
    ]
    assert stands.headers["Upload-Length"] == str(len(JPEG))
    assert stands.headers["Upload-Metadata"] == f"filename {encoded(NAME)}"
    assert stands.headers["Cache-Control"] == "no-store"
    assert {a.headers["Tus-Resumable"] for a in (begun, first, stands, last)} == {"1.0.0"}
    assert [WEEK in a.headers for a in (begun, first, stands, last)] == [True] * 4


def test_capabilities_are_told_to_anybody():
    answer = Client().options("/files/uploads")

    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,expiration,checksum,termination"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"
    assert answer.headers["Tus-Max-Size"] == str(2 << 20)


def test_client_of_another_version_is_refused(sender):
    answer = sender.begin(Tus_Resumable="0.2.2")

    assert problem(answer) == (412, "protocol_refused", "Tus-Resumable")
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"size": "-1"}, (400, "wrong_type", "Upload-Length")),
        ({"size": "1e3"}, (400, "wrong_type", "Upload-Length")),
        ({"size": "９"}, (400, "wrong_type", "Upload-Length")),
        ({"size": "9" * 400}, (400, "wrong_type", "Upload-Length")),
        ({"size": 0}, (400, "out_of_range", "Upload-Length")),
        ({"size": 3 << 20}, (413, "file_too_large", "Upload-Length")),
        ({"metadata": ""}, (400, "missing_key", "Upload-Metadata.filename")),
        ({"metadata": "filename"}, (400, "missing_key", "Upload-Metadata.filename")),
        ({"metadata": "filename !"}, (400, "wrong_type", "Upload-Metadata.filename")),
        ({"metadata": "filename /w=="}, (400, "wrong_type", "Upload-Metadata.filename")),
        ({"metadata": "a " + "A" * 2000}, (400, "out_of_range", "Upload-Metadata")),
        (
            {"metadata": f"filename {encoded('a')},uid {encoded('7')}"},
            (400, "wrong_type", "Upload-Metadata.uid"),
        ),
        (
            {"metadata": f"filename {encoded('a')},sha256 {encoded('7')}"},
            (400, "out_of_range", "sha256"),
        ),
    ],
)
def test_announcement_that_cannot_be_right_is_refused(sender, headers, expected):
    assert problem(sender.begin(**headers)) == expected
    assert Upload.objects.count() == 0


def test_announcement_without_length_is_refused(sender):
    answer = sender.ask("POST", Upload_Metadata=f"filename {encoded(NAME)}")

    assert problem(answer) == (400, "missing_key", "Upload-Length")


@pytest.mark.parametrize("person", [3, 0])
def test_who_has_no_right_is_refused(person):
    answer = (
        Sender(person).begin()
        if person
        else Client().post(
            "/files/uploads",
            headers={
                "Tus-Resumable": "1.0.0",
                "Upload-Length": "9",
                "Upload-Metadata": f"filename {encoded(NAME)}",
            },
        )
    )

    assert problem(answer) == (403, "giving_refused", None)
    assert Upload.objects.count() == 0


def test_sender_names_the_file_himself(sender):
    uid = uuid4()
    said = f"filename {encoded(NAME)},uid {encoded(str(uid))},sha256 {encoded(sha256(JPEG))}"

    first, again = sender.begin(metadata=said), sender.begin(metadata=said)
    other = Sender(2).begin(metadata=said)

    assert first.headers["Location"] == again.headers["Location"] == f"/files/uploads/{uid}"
    assert problem(other) == (409, "upload_taken", "uid")


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ({"offset": 1}, (409, "wrong_offset", "Upload-Offset")),
        ({"offset": "x"}, (400, "wrong_type", "Upload-Offset")),
        ({"content": JPEG + b"!"}, (400, "out_of_range", "Content-Length")),
        ({"content": bytes(LARGEST_PIECE + 1)}, (413, "piece_too_large", "Content-Length")),
        ({"kind": "image/jpeg"}, (415, "piece_type_refused", "Content-Type")),
        ({"Upload_Checksum": "md5 AAAA"}, (400, "not_a_choice", "Upload-Checksum")),
        ({"Upload_Checksum": "sha1 !"}, (400, "wrong_type", "Upload-Checksum")),
        ({"Upload_Checksum": "sha1 AAAA"}, (460, "piece_damaged", "Upload-Checksum")),
        ({"Tus_Resumable": "2"}, (412, "protocol_refused", "Tus-Resumable")),
    ],
)
def test_piece_that_is_refused_changes_nothing(sender, piece, expected):
    path = sender.begin().headers["Location"]

    answer = sender.send(path, **{"offset": 0, "content": JPEG[:HALF]} | piece)

    assert problem(answer) == expected
    assert (Upload.objects.get().received, drafts()) == (0, [])


def test_piece_without_length_is_refused(sender):
    path = sender.begin().headers["Location"]

    answer = sender.send_part(path, JPEG, "")

    assert problem(answer) == (411, "length_required", "Content-Length")


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_piece_with_its_checksum_is_taken(sender, algorithm):
    path = sender.begin().headers["Location"]
    digest = base64.b64encode(hashlib.new(algorithm, JPEG[:HALF]).digest()).decode()

    answer = sender.send(path, 0, JPEG[:HALF], Upload_Checksum=f"{algorithm} {digest}")

    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(HALF))


@pytest.mark.parametrize("declared", [HALF + 100, len(JPEG)])
def test_piece_shorter_than_it_says_is_taken_as_far_as_it_came(sender, declared):
    """The line broke off; with a checksum the rest could not be told from damage."""
    path = sender.begin().headers["Location"]
    digest = base64.b64encode(hashlib.sha256(JPEG[:declared]).digest()).decode()

    damaged = sender.send_part(path, JPEG[:HALF], declared, Upload_Checksum=f"sha256 {digest}")
    before = Upload.objects.get().received
    taken = sender.send_part(path, JPEG[:HALF], declared)

    assert (problem(damaged)[1], before) == ("piece_damaged", 0)
    assert taken.headers["Upload-Offset"] == str(HALF)


def test_piece_longer_than_it_says_is_cut_where_it_said(sender):
    path = sender.begin().headers["Location"]

    answer = sender.send_part(path, JPEG, HALF)

    assert answer.headers["Upload-Offset"] == str(HALF)
    assert draft_of(Upload.objects.get()).read_bytes() == JPEG[:HALF]


@commits
def test_page_named_as_picture_is_refused_and_gone(sender):
    path = sender.begin(size=len(PAGE)).headers["Location"]

    answer = sender.send(path, 0, PAGE)

    assert problem(answer) == (415, "file_kind_refused", "file")
    assert sender.ask("HEAD", path).status_code == 404
    assert (drafts(), kept(), Upload.objects.count()) == ([], [], 0)


def test_upload_of_another_does_not_exist(sender):
    path = sender.begin().headers["Location"]
    other = Sender(2)

    answers = [
        other.ask("HEAD", path),
        other.send(path, 0, JPEG),
        other.ask("DELETE", path),
        other.ask("HEAD", f"/files/uploads/{uuid4()}"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert Upload.objects.get().received == 0


@commits
def test_upload_is_given_up(sender):
    path = sender.begin().headers["Location"]
    sender.send(path, 0, JPEG[:HALF])

    answers = [sender.ask("DELETE", path), sender.ask("HEAD", path), sender.ask("DELETE", path)]

    assert [answer.status_code for answer in answers] == [204, 404, 404]
    assert (Upload.objects.count(), drafts()) == (0, [])


def test_old_methods_carry_the_new_ones(sender):
    path = sender.begin().headers["Location"]
    override = "X_HTTP_Method_Override"

    sent = sender.ask("POST", path, JPEG[:HALF], PIECE, Upload_Offset=0, **{override: "PATCH"})
    plain = sender.ask("POST", path)

    assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, str(HALF))
    assert (plain.status_code, plain.headers["Allow"]) == (405, "DELETE, HEAD, PATCH")
    assert sender.ask("GET", "/files/uploads").status_code == 405


def test_late_upload_is_gone(sender):
    path = sender.begin().headers["Location"]
    row = Upload.objects.get()
    Upload.objects.update(until=row.since)

    answer = sender.send(path, 0, JPEG)

    assert problem(answer) == (UploadOver.http_status, "upload_over", "upload")
    assert (answer.status_code, Upload.objects.get().received) == (410, 0)


def test_other_site_cannot_upload_in_a_persons_name():
    strict = Client(enforce_csrf_checks=True, headers={"X-Person": "1"})

    answers = [
        strict.post("/files/uploads", headers={"Tus-Resumable": "1.0.0"}),
        strict.patch(f"/files/uploads/{uuid4()}", headers={"Tus-Resumable": "1.0.0"}),
        strict.delete(f"/files/uploads/{uuid4()}", headers={"Tus-Resumable": "1.0.0"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3


def test_no_name_of_a_file_is_logged(sender, caplog):
    caplog.set_level(logging.DEBUG)
    path = sender.begin(size=len(PAGE)).headers["Location"]

    sender.send(path, 0, PAGE)
    sender.begin(size="x")
    Sender(2).ask("HEAD", path)

    assert "/files/uploads" in caplog.text
    assert [part for part in ("张三", encoded(NAME), "filename") if part in caplog.text] == []
