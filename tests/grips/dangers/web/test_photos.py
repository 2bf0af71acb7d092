"""Photos of how it is now: beside those of before on the page; they never end anything."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.services.reporting import add_photo
from bazhua.infra.files.models import Attachment, StoredFile
from bazhua.infra.files.services import keep_sent
from tests.grips.dangers.scene import GENERAL, NOON, everything, stored, told
from tests.grips.dangers.web.asking import doing, page
from tests.infra.files.samples import picture


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """Let files have a place."""
    settings.FILES_ROOT = tmp_path


def photo(name="after.jpg", content=None):
    return SimpleUploadedFile(name, content or picture(colour="green"))


def files():
    return [list(table.objects.order_by("pk").values()) for table in (Attachment, StoredFile)]


def test_photos_that_come_with_a_request_stand_beside_those_of_before(visit, scene):
    row = scene.rectifying(GENERAL)
    was = keep_sent([picture()], "before.jpg", actor=scene.who("manager"), at=NOON)
    add_photo(row.uid, was.uid, actor=scene.who("manager"), at=NOON)
    asked = {"version": row.version, "photos": [photo("a.jpg"), photo("b.jpg")]}

    answer = visit("director", doing(row, "request-acceptance"), asked)

    assert answer.status_code == 302
    text = visit.text("bureau", page(row))
    sides = text[text.index('id="before-after"') :].split("</section>")[:2]
    assert [len(re.findall("<img", side)) for side in sides] == [1, 2]
    assert [kind for kind, _ in told(row)].count("danger.photo_after") == 2


def test_without_photos_of_now_nothing_is_compared(visit, scene):
    row = scene.requested(GENERAL)

    assert "before-after" not in visit.text("bureau", page(row))


@pytest.mark.parametrize(("slug", "state"), [("accept", "ACCEPTED"), ("reject", "RECTIFYING")])
def test_who_judges_adds_his_own(visit, scene, slug, state):
    row = scene.requested(GENERAL)
    asked = {"version": row.version, "ground": "仍见渗漏", "photos": [photo()]}

    answer = visit("principal", doing(row, slug), asked)

    assert (answer.status_code, stored(row).state) == (302, state)
    assert 'id="before-after"' in visit.text("principal", page(row))


def test_photos_do_not_take_the_place_of_who_judges(visit, scene):
    row = scene.requested(GENERAL)
    before = everything() + files()

    answer = visit("manager", doing(row, "accept"), {"version": row.version, "photos": [photo()]})

    assert answer.status_code == 422
    assert stored(row).state == "ACCEPT_REQUESTED"
    assert everything() + files() == before


@pytest.mark.parametrize(
    "given",
    [[photo("a.jpg", b"no picture")], [photo(f"{number}.jpg") for number in range(10)]],
    ids=["no picture", "too many"],
)
def test_photos_that_are_refused_leave_the_danger_as_it_was(visit, scene, given):
    row = scene.rectifying(GENERAL)
    before = everything() + files()

    answer = visit(
        "director", doing(row, "request-acceptance"), {"version": row.version, "photos": given}
    )

    assert answer.status_code == 422
    assert everything() + files() == before


def test_the_enterprise_sees_them_and_others_do_not(visit, scene):
    row = scene.rectifying(GENERAL)
    visit(
        "director",
        doing(row, "request-acceptance"),
        {"version": row.version, "photos": [photo()]},
    )
    file = StoredFile.objects.get()

    answers = {}
    for who in ("foreman", "manager", "bureau", "elsewhere"):
        answer = visit(who, f"/files/{file.uid}/shown")
        b"".join(answer)  # a file that is sent is closed at its end
        answers[who] = answer.status_code

    assert answers["manager"] == answers["bureau"] == 200
    assert answers["elsewhere"] == 404
    assert Action.REQUEST_ACCEPTANCE.value in str(told(row))
