"""Every way to change an enterprise by a form: done once, refused in words, nothing changed."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bazhua.infra.events.models import Event
from bazhua.infra.files.models import Attachment, StoredFile
from bazhua.registry.domain.enterprises import SupervisionKind, UnitKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.interfaces.web.where.deeds.table import DEEDS
from bazhua.registry.models import (
    Contract,
    Enterprise,
    Node,
    NodeSpell,
    Place,
    Substance,
    Supervision,
    Unit,
    Zone,
)
from bazhua.registry.services.where.contracts import Engaging, begin_contract
from bazhua.registry.services.where.enterprises import change_code
from bazhua.registry.services.where.places import (
    Drawing,
    Placing,
    draw_zone,
    hold_substance,
    open_place,
)
from bazhua.registry.services.where.supervision import Supervising, supervise
from bazhua.registry.services.where.units import Dividing, open_unit
from tests.infra.files.samples import picture
from tests.registry.scene import (
    DAY,
    KEEPER,
    LIXIA_KEEPER,
    NOON,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    code,
    enterprise,
)

pytestmark = pytest.mark.usefixtures("settled")

BROKEN = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")
TODAY = DAY.isoformat()


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def a_supervision(row):
    given = Supervising(
        enterprise=row.uid, department="YJ", kind=SupervisionKind.INDUSTRY, since=DAY
    )
    return supervise(given, actor=KEEPER, at=NOON)


def a_contract(row):
    enterprise("承包商", number=70)
    given = Engaging(host=row.uid, contractor=code(70), work="检维修", since=DAY)
    return begin_contract(given, actor=KEEPER, at=NOON)


def a_unit(row):
    given = Dividing(enterprise=row.uid, kind=UnitKind.WORKSHOP, name="一车间", since=DAY)
    return open_unit(given, actor=KEEPER, at=NOON)


def a_place(row):
    given = Placing(enterprise=row.uid, kind=PlaceKind.SITE, name="厂区")
    return open_place(given, actor=KEEPER, at=NOON)


def a_zone(row):
    outline = [[[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.0]]]
    return draw_zone(a_place(row).uid, Drawing(name="罐区", outline=outline), actor=KEEPER, at=NOON)


def a_substance(row):
    said = {"name": "液氨", "cas": "7664-41-7", "most_t": Decimal("12.5")}
    return hold_substance(a_place(row).uid, **said, actor=KEEPER, at=NOON)


def photo():
    return SimpleUploadedFile("营业执照.jpg", picture())


PARTS = {
    "end-supervision": a_supervision,
    "end-contract": a_contract,
    "close-unit": a_unit,
    "close-place": a_place,
    "draw-zone": a_place,
    "hold-substance": a_place,
    "end-zone": a_zone,
    "end-substance": a_substance,
}
GOOD = {
    "code": {"credit_code": code(2)},
    "move": {"region": "370103", "since": TODAY},
    "close": {"until": TODAY, "reason": "注销登记"},
    "add-file": {"file": photo},
    "supervise": {"department": "YJ", "kind": "industry", "since": TODAY, "basis": "责任清单"},
    "end-supervision": {"until": TODAY},
    "engage": {"contractor": code(71), "work": "动火作业", "since": TODAY},
    "end-contract": {"until": TODAY},
    "open-unit": {"kind": "workshop", "name": "二车间", "since": TODAY},
    "close-unit": {"until": TODAY},
    "open-place": {"kind": "site", "name": "新厂区", "number": "S-1"},
    "close-place": {"until": TODAY},
    "draw-zone": {"name": "罐区", "outline": "117.0, 36.0\n117.1, 36.0\n117.1 36.1"},
    "hold-substance": {"name": "液氨", "cas": "7664-41-7", "most_t": "12.5"},
    "end-zone": {"until": TODAY},
    "end-substance": {"until": TODAY},
}
TABLES = (
    Enterprise,
    Supervision,
    Contract,
    Unit,
    Place,
    Zone,
    Substance,
    Node,
    NodeSpell,
    StoredFile,
    Attachment,
    Event,
)


def everything():
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


def prepared(slug):
    """Return an enterprise, the address of the form, and the version its reader sees."""
    row = enterprise()
    enterprise("另一承包商", number=71)
    part = PARTS[slug](row) if slug in PARTS else None
    row.refresh_from_db()
    words = [row.uid, slug, *([part.uid] if part else [])]
    name = "enterprises:deed_of" if part else "enterprises:deed"
    return row, reverse(name, args=words), (part or row).version


def filled(slug, version, **more):
    said = GOOD[slug] | {"version": version} | more
    return {key: value() if callable(value) else value for key, value in said.items()}


def test_every_deed_has_a_good_form():
    assert GOOD.keys() == DEEDS.keys()
    assert {slug for slug, deed in DEEDS.items() if deed.about} == PARTS.keys()


@pytest.mark.parametrize("slug", GOOD)
def test_a_deed_is_asked_for_and_done(visit, slug):
    row, address, version = prepared(slug)
    events = Event.objects.count()

    form = visit(KEEPER, address)
    answer = visit(KEEPER, address, filled(slug, version))

    assert (form.status_code, answer.status_code) == (200, 302)
    assert str(row.uid) in answer.headers["Location"]
    assert visit(KEEPER, answer.headers["Location"]).status_code == 200
    assert Event.objects.count() > events


CALLED = {
    "end-supervision": "应急管理",
    "end-contract": "承包商",
    "close-unit": "一车间",
    "close-place": "厂区",
    "draw-zone": "厂区",
    "hold-substance": "厂区",
    "end-zone": "罐区",
    "end-substance": "液氨",
}


@pytest.mark.parametrize("slug", PARTS)
def test_a_form_about_a_part_says_which(visit, slug):
    _, address, _ = prepared(slug)

    content = visit(KEEPER, address).content.decode()

    assert f'<p class="lead-line">{CALLED[slug]}</p>' in content


@pytest.mark.parametrize("slug", GOOD)
@pytest.mark.parametrize(("who", "status"), [(READER, 403), (QINGDAO_KEEPER, 404), (STRANGER, 404)])
def test_who_may_not_changes_nothing(visit, slug, who, status):
    _, address, version = prepared(slug)
    before = everything()

    answers = [visit(who, address), visit(who, address, filled(slug, version))]

    assert [answer.status_code for answer in answers] == [status, status]
    assert everything() == before


@pytest.mark.parametrize("slug", GOOD)
def test_an_empty_form_says_what_is_missing_and_changes_nothing(visit, slug):
    _, address, version = prepared(slug)
    before = everything()

    answer = visit(KEEPER, address, {"version": version})

    assert answer.status_code == 422
    assert "refusals" in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize(
    "slug",
    [
        "code",
        "move",
        "close",
        "end-supervision",
        "end-contract",
        "close-unit",
        "close-place",
        "end-zone",
        "end-substance",
    ],
)
def test_of_two_who_saw_the_same_the_second_is_refused(visit, slug):
    _, address, version = prepared(slug)
    before = everything()

    answer = visit(KEEPER, address, filled(slug, version + 1))

    assert answer.status_code == 422
    assert everything() == before


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("code", {"credit_code": "123"}),
        ("code", {"credit_code": BROKEN}),
        ("code", {"credit_code": BROKEN, "code_exempt": "老代码"}),
        ("code", {"credit_code": code(71)}),
        ("move", {"region": "没有这个镇"}),
        ("move", {"region": "370100"}),
        ("move", {"region": "370102001"}),
        ("move", {"since": "2126-01-01"}),
        ("move", {"since": "2010-01-01"}),
        ("close", {"until": "2010-01-01"}),
        ("supervise", {"department": "XX"}),
        ("supervise", {"since": "2010-01-01"}),
        ("end-supervision", {"until": "2010-01-01"}),
        ("engage", {"contractor": code(99)}),
        ("engage", {"contractor": code(1)}),
        ("end-contract", {"until": "2010-01-01"}),
        ("open-unit", {"since": "2010-01-01"}),
        ("close-unit", {"until": "2010-01-01"}),
        ("draw-zone", {"outline": "117.0, 36.0"}),
        ("draw-zone", {"outline": "东边, 西边"}),
        ("draw-zone", {"outline": ""}),
        ("draw-zone", {"on_plan": "0.1, 0.1\n0.5, 0.1\n0.5, 0.4"}),
        ("hold-substance", {"most_t": "-1"}),
        ("hold-substance", {"most_t": "9999999999"}),
        ("add-file", {"file": lambda: SimpleUploadedFile("照片.jpg", b"PK\x03\x04 no picture")}),
    ],
)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_is_wrong_is_told_and_nothing_changes(visit, slug, wrong, language):
    _, address, version = prepared(slug)
    before = everything()
    visit.client.cookies["bazhua_language"] = language

    answer = visit(KEEPER, address, filled(slug, version, **wrong))

    assert answer.status_code == 422
    assert "refusals" in answer.content.decode()
    assert everything() == before


def test_a_code_that_fails_its_check_is_taken_with_a_proof(visit):
    row, address, version = prepared("code")
    given = {"credit_code": BROKEN, "code_exempt": "1998 年老代码", "proof": photo}

    answer = visit(KEEPER, address, filled("code", version, **given))

    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.credit_code, row.code_exempt) == (BROKEN, "1998 年老代码")
    assert Attachment.objects.get().file.uid == row.code_proof_uid
    assert "1998 年老代码" in visit(KEEPER, answer.headers["Location"]).content.decode()


def test_a_zone_is_drawn_on_the_picture_of_a_plan(visit):
    _, address, version = prepared("draw-zone")
    plan = {"outline": "", "on_plan": "0.1, 0.1\n0.5, 0.1\n0.5, 0.4", "plan": photo}

    answer = visit(KEEPER, address, filled("draw-zone", version, **plan))

    zone = Zone.objects.get()
    assert answer.status_code == 302
    assert (zone.outline, zone.on_plan[1]) == (None, [0.5, 0.1])
    assert StoredFile.objects.get().uid == zone.plan_uid


def test_a_county_does_not_move_an_enterprise_out_of_its_reach(visit):
    row, address, version = prepared("move")
    before = everything()

    form = filled("move", version, region="370202002")
    answer = visit(LIXIA_KEEPER, address, form)

    assert answer.status_code in {403, 422}
    assert everything() == before
    assert Enterprise.objects.get(pk=row.pk).city_id == 370100


def test_a_closed_enterprise_is_not_changed(visit):
    _, address, version = prepared("close")
    visit(KEEPER, address, filled("close", version))
    before = everything()

    answer = visit(KEEPER, address, filled("close", version + 1))

    assert answer.status_code == 409
    assert everything() == before


def test_a_part_of_another_enterprise_is_not_there(visit):
    row, _, version = prepared("end-supervision")
    other = Enterprise.objects.exclude(pk=row.pk).first()
    part = Supervision.objects.get()
    before = everything()

    address = reverse("enterprises:deed_of", args=[other.uid, "end-supervision", part.uid])
    answer = visit(KEEPER, address, filled("end-supervision", version))

    assert answer.status_code == 404
    assert everything() == before


def test_a_deed_has_one_address(visit):
    row = enterprise()
    part = a_place(row)

    wrong = [
        reverse("enterprises:deed", args=[row.uid, "no-such-deed"]),
        reverse("enterprises:deed", args=[row.uid, "close-place"]),
        reverse("enterprises:deed_of", args=[row.uid, "close", part.uid]),
    ]

    assert [visit(KEEPER, address).status_code for address in wrong] == [404, 404, 404]


def test_a_code_changed_meanwhile_is_not_overwritten(visit):
    row, address, version = prepared("code")
    change_code(row.uid, code(8), version=version, actor=KEEPER, at=NOON)

    answer = visit(KEEPER, address, filled("code", version))

    assert answer.status_code == 422
    assert Enterprise.objects.get(pk=row.pk).credit_code == code(8)
