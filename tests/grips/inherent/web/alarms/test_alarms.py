"""The console and the page of an alarm: what is shown, done and refused."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.engine.core.codes import AlarmState
from bazhua.grips.inherent.domain.handling.terms import Action, Reason
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.answering import act
from bazhua.grips.inherent.services.alarms.deeds import Deed
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.events.models import Event
from bazhua.law.terms import Colour
from tests.grips.inherent.scene import (
    CODE,
    DETECTOR,
    GAS,
    HH,
    MINUTE,
    NOON,
    TANK,
    H,
    Told,
    limited,
    pointed,
    tell,
)
from tests.grips.inherent.web.alarms.asking import notice

CONSOLE, MANY = "/alarms/", "/alarms/acknowledge"
UNACK, ACKED = AlarmState.UNACK, AlarmState.ACKED


@pytest.fixture
def row(scene):  # noqa: ARG001 -- its point must be there
    return raised()


def raised(limit="H", subject=GAS, position=1, at=NOON):
    tell(position, Told(subject=subject, limit=limit, value=27.0, announced=True, at=at))
    follow(at)
    return Alarm.objects.get(point__tag=subject, limit_kind=limit)


def page(row):
    return f"/alarms/{row.uid}/"


def doing(row, slug):
    return f"/alarms/{row.uid}/do/{slug}"


def everything():
    return [list(table.objects.order_by("pk").values()) for table in (Alarm, Event)]


def flooded(scene, at, number=12):
    """Let many yellow ones of one installation be announced, and one red."""
    for serial in range(number):
        tag = f"{CODE}02{serial:03}"
        point = pointed(scene.gateway, scene.installation, tag, name=f"温度 {serial}")
        limited(point, H, 80, Colour.YELLOW)
        tell(100 + serial, Told(subject=tag, value=81.0, announced=True, at=at))
    tell(200, Told(limit=HH.value, value=52.0, announced=True, at=at))
    follow(at)


@pytest.mark.parametrize("who", ["manager", "watch", "park", "bureau", "city", "commission"])
def test_the_console_shows_what_its_reader_may_see(visit, row, who):
    text = visit.text(who, CONSOLE)

    assert (page(row) in text, DETECTOR in text) == (True, True)


@pytest.mark.parametrize("who", ["elsewhere", "hand", "stranger"])
def test_who_may_see_none_finds_none(visit, row, who):
    assert page(row) not in visit.text(who, CONSOLE)
    assert visit(who, page(row)).status_code == 404


def test_closed_ones_are_shown_when_asked_for(visit, row):
    Alarm.objects.update(progress="CLOSED", closed_at=NOON)

    assert page(row) not in visit.text("manager", CONSOLE)
    assert page(row) in visit.text("manager", f"{CONSOLE}?progress=ALL")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("state=WAITING", True),
        ("state=ACTIVE", True),
        ("colour=orange", True),
        ("colour=red", False),
        ("measured=FLAM_GAS", True),
        ("measured=TEMP", False),
        ("mark=CHATTERING", False),
        ("installation=液氨", True),
        ("installation=汽油", False),
        ("progress=NEW", True),
        ("progress=HANDLING", False),
    ],
)
def test_filters(visit, row, query, shown):
    assert (page(row) in visit.text("manager", f"{CONSOLE}?{query}")) is shown


@pytest.mark.parametrize("address", [CONSOLE, f"{CONSOLE}?state=WAITING"])
@pytest.mark.usefixtures("scene")
def test_more_rows_cost_no_more_queries(visit, address):
    raised()
    counts = []
    for position, limit, tag in ((2, HH.value, GAS), (3, "H", TANK)):
        with CaptureQueriesContext(connection) as asked:
            assert visit("manager", address).status_code == 200
        counts.append(len(asked))
        raised(limit, tag, position)
    with CaptureQueriesContext(connection) as asked:
        visit("manager", address)

    assert {*counts, len(asked)} == {counts[0]}


def test_who_may_acknowledge_chooses_and_who_may_not_does_not(visit, row):
    chosen = f'value="{row.uid}"'

    assert [chosen in visit.text(who, CONSOLE) for who in ("manager", "bureau")] == [True, False]


def test_many_are_acknowledged_with_one_remark(visit, row):
    other = raised(HH.value, position=2)
    chosen = [str(row.uid), str(other.uid)]

    asked = visit.text("manager", f"{MANY}?chosen={chosen[0]}&chosen={chosen[1]}")
    done = visit("manager", MANY, {"chosen": chosen, "remark": "逐一查看"})

    assert [uid in asked for uid in chosen] == [True, True]
    assert (done.status_code, done["Location"]) == (302, CONSOLE)
    assert set(Alarm.objects.values_list("progress", flat=True)) == {"ACKNOWLEDGED"}


@pytest.mark.parametrize("who", ["bureau", "stranger"])
def test_who_may_not_acknowledges_none(visit, row, who):
    before = everything()

    assert visit(who, MANY, {"chosen": [str(row.uid)], "remark": ""}).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("query", ["", "?chosen=x", "?chosen=00000000-0000-0000-0000-000000000000"])
def test_nothing_chosen_says_so(visit, row, query):
    text = visit.text("manager", f"{MANY}{query}")

    assert str(row.uid) not in text
    assert "没有可确认的报警" in text


def test_in_a_flood_only_grave_ones_and_the_first_are_shown(visit, scene):
    flooded(scene, datetime.now(UTC))

    short, whole = visit.text("manager", CONSOLE), visit.text("manager", f"{CONSOLE}?flood=ALL")

    assert "报警泛滥" in short
    assert "最先出现" in short
    assert [f"温度 {serial}<" in short for serial in range(12)] == [True, *[False] * 11]
    assert DETECTOR in short
    assert all(f"温度 {serial}<" in whole for serial in range(12))


def test_a_flood_ends(visit, scene):
    flooded(scene, datetime.now(UTC) - 11 * MINUTE)

    assert "报警泛滥" not in visit.text("manager", CONSOLE)


def test_the_page_tells_all(visit, row):
    text = visit.text("manager", page(row))

    for part in (row.number, "27 %LEL", "25 %LEL", "液氨罐区（1 级重大危险源）", GAS, "确认报警"):
        assert part in text


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("manager", {"acknowledge", "shelve"}),
        ("director", {"acknowledge", "shelve", "take-out"}),
        ("watch", {"acknowledge"}),
        ("bureau", {"check"}),
        ("commission", set()),
    ],
)
def test_buttons_are_those_of_the_table(visit, row, who, slugs):
    text = visit.text(who, page(row))
    every = (
        "acknowledge",
        "feedback",
        "check",
        "close",
        "reset",
        "shelve",
        "unshelve",
        "take-out",
        "put-back",
    )

    assert {slug for slug in every if doing(row, slug) in text} == slugs


def test_it_goes_its_way_by_pages(visit, row):
    visit("manager", doing(row, "acknowledge"), {})
    answer = {"reason": "FALSE", "remark": "探头被水淋湿", "paper": ""}
    visit("manager", doing(row, "feedback"), answer)
    tell(2, Told(before=UNACK, after=ACKED), Told(before=ACKED, after=0))
    follow(NOON + MINUTE)
    done = visit("manager", doing(row, "close"), {})

    row.refresh_from_db()
    assert (done.status_code, done["Location"]) == (302, page(row))
    assert (row.progress, row.reason, row.remark) == ("CLOSED", "FALSE", "探头被水淋湿")


@pytest.mark.parametrize(
    ("slug", "filled", "fault"),
    [
        ("check", {"reason": "MAINTENANCE", "remark": "检修"}, "检维修须注明"),
        ("check", {"reason": "REAL", "remark": ""}, "remark"),
        ("check", {"reason": "", "remark": "x"}, "reason"),
    ],
)
def test_an_answer_that_lacks_something_says_what(visit, row, slug, filled, fault):
    before = everything()

    answer = visit("bureau", doing(row, slug), filled)

    assert answer.status_code == 422
    assert fault in notice(answer.content.decode())
    assert everything() == before


def test_shelving_too_long_says_so_at_its_field(visit, row):
    before = everything()

    answer = visit("manager", doing(row, "shelve"), {"minutes": 481, "remark": "等备件"})

    assert (answer.status_code, everything() == before) == (422, True)
    assert "搁置时间超出" in notice(answer.content.decode())


def test_who_comes_late_is_told(visit, row, scene):
    act(Deed(alarm=row.uid, action=Action.ACKNOWLEDGE), actor=scene.who("director"), at=NOON)
    before = everything()

    answer = visit("manager", doing(row, "acknowledge"), {})

    assert (answer.status_code, everything() == before) == (409, True)
    assert "此报警不待确认" in notice(answer.content.decode())


@pytest.mark.parametrize(
    ("who", "slug", "status"),
    [
        ("bureau", "acknowledge", 403),
        ("elsewhere", "acknowledge", 404),
        ("manager", "take-out", 403),
        ("manager", "no-such", 404),
    ],
)
def test_who_may_not_changes_nothing(visit, row, who, slug, status):
    before = everything()

    assert visit(who, doing(row, slug), {}).status_code == status
    assert everything() == before


def test_it_leads_to_its_hidden_danger(visit, row, scene):
    given = Deed(alarm=row.uid, action=Action.CHECK, reason=Reason.REAL, remark="垫片破损")
    done = act(given, actor=scene.who("bureau"), at=NOON)

    assert f"/dangers/{done.danger_uid}/" in visit.text("bureau", page(row))


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_both_languages(visit, row, lang, client):
    client.cookies["bazhua_language"] = lang

    text = visit.text("manager", page(row))

    assert ("Time line" in text) is (lang == "en")


def test_the_enterprise_has_a_tab(visit, row, scene):
    text = visit.text("bureau", reverse("enterprises:tab", args=[scene.firm.uid, "alarms"]))

    assert page(row) in text
