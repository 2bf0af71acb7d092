"""The roster as pages: planned, seen, its gaps red, its hand-overs signed by both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.events.models import Event
from bazhua.infra.roster.models import DutyLeave, DutyShift, DutySignature, DutySubstitute
from bazhua.infra.roster.selectors import duty_at
from bazhua.kernel.times import BEIJING, day_of
from bazhua.registry.domain.people import PostKind
from bazhua.registry.interfaces.web.roster.week import instant, micros
from bazhua.registry.selectors.who.rosters import Week, address
from bazhua.registry.services.who.posts import PostOpening, open_post
from tests.registry.who.scene import COUNTY, NOON, OTHER_COUNTY, acting, settle
from tests.registry.who.test_people import hired, identity, registered

pytestmark = pytest.mark.django_db

ASKING = {"actor": NOBODY}
OFFICER = acting("R06", COUNTY)
DAY = timedelta(days=1)


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def send(client, settings):
    """Return a function that sends a request as somebody."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    client.cookies["bazhua_language"] = "en"

    def ask(actor, name, *args, form=None):
        ASKING["actor"] = actor
        path = reverse(name, args=args)
        return client.get(path) if form is None else client.post(path, form)

    return ask


@pytest.fixture
def post():
    """Return the post of a duty officer at the county's bureau, which nobody holds."""
    where = settle()
    return opened(where.office, "值班员"), where


def opened(office, name):
    opening = PostOpening(name=name, kind=PostKind.DUTY_OFFICER, organisation=office.uid)
    return open_post(opening, actor=OFFICER, at=NOON)


def clerk(where, name, serial, **more):
    who = registered(name=name, identity=identity(serial), **more).person
    hired(where, who, enterprise=None, organisation=where.office.uid)
    return who


def shift(who, **more):
    today = day_of(datetime.now(UTC))
    given = {"person": str(who.uid), "first": f"{today - DAY}", "rhythm": "daily"}
    given |= {"begins": "00:00", "hours": "24", "rank": "0"}
    return given | more


def now_at(post):
    found = address(post)
    return duty_at([found], datetime.now(UTC))[found]


def moment(at):
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"


def test_a_week_is_planned_a_leave_noted_a_substitute_named(send, post):
    post, where = post
    an, bo = clerk(where, "安示例", 1), clerk(where, "薄示例", 2)
    now = datetime.now(UTC)
    around = {"since": moment(now - DAY), "until": moment(now + 2 * DAY)}

    assert "alert-octagon" in send(OFFICER, "roster:post", post.uid).content.decode()
    assert send(OFFICER, "roster:plan", post.uid, form=shift(an)).status_code == 302
    assert now_at(post) == (str(an.uid),)
    page = send(OFFICER, "roster:post", post.uid).content.decode()
    assert "nobody can be called" not in page
    assert "安示例" in page
    send(OFFICER, "roster:leave", post.uid, form={"person": str(an.uid), **around})
    assert now_at(post) == ()
    assert "nobody can be called" in send(OFFICER, "roster:all").content.decode()
    form = {"absent": str(an.uid), "person": str(bo.uid), **around}
    assert send(OFFICER, "roster:substitute", post.uid, form=form).status_code == 302
    assert now_at(post) == (str(bo.uid),)
    assert "薄示例" in send(OFFICER, "roster:all").content.decode()


def test_who_has_no_telephone_leaves_a_gap(send, post):
    post, where = post
    mute = clerk(where, "安示例", 1, phone="", mail="")

    send(OFFICER, "roster:plan", post.uid, form=shift(mute))

    assert now_at(post) == (str(mute.uid),)
    assert "nobody can be called" in send(OFFICER, "roster:post", post.uid).content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rhythm": "weekly"}, "choose at least one day"),
        ({"rhythm": "cycle", "cycle": "8"}, "a cycle needs this"),
        ({"rhythm": "cycle", "cycle": "8", "on": "9"}, "whole numbers from 0 to 7"),
        ({"last": "2020-01-01"}, "before the first day"),
        ({"hours": "169"}, "less than or equal to 168"),
        ({"person": "0190f000-0000-7000-8000-000000000001"}, "Select a valid choice"),
    ],
)
def test_a_shift_that_cannot_be_is_refused_at_its_field(send, post, change, said):
    post, where = post
    an = clerk(where, "安示例", 1)
    before = Event.objects.count()

    answer = send(OFFICER, "roster:plan", post.uid, form=shift(an, **change))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (DutyShift.objects.count(), Event.objects.count()) == (0, before)


@pytest.mark.parametrize(
    ("form", "cycle", "on"),
    [
        ({"rhythm": "weekly", "weekdays": ["0", "4"]}, 7, 2),
        ({"rhythm": "cycle", "cycle": "8", "on": "1，2"}, 8, 2),
        ({"rhythm": "single"}, 1, 1),
    ],
)
def test_each_rhythm_is_kept_and_told(send, post, form, cycle, on):
    post, where = post
    an = clerk(where, "安示例", 1)

    send(OFFICER, "roster:plan", post.uid, form=shift(an, **form))

    row = DutyShift.objects.get()
    assert (row.cycle_days, len(row.on_days)) == (cycle, on)
    send(OFFICER, "roster:end_shift", row.uid, form={"last": f"{row.first_day + 2 * DAY}"})
    row.refresh_from_db()
    assert row.last_day == row.first_day + 2 * DAY


def test_backward_spans_and_substitutes_of_oneself_are_refused(send, post):
    post, where = post
    an, bo = clerk(where, "安示例", 1), clerk(where, "薄示例", 2)
    now = datetime.now(UTC)
    backward = {"since": moment(now), "until": moment(now - DAY)}

    for name, form in (
        ("roster:leave", {"person": str(an.uid), **backward}),
        ("roster:substitute", {"absent": str(an.uid), "person": str(bo.uid), **backward}),
        (
            "roster:substitute",
            {
                "absent": str(an.uid),
                "person": str(an.uid),
                "since": moment(now),
                "until": moment(now + DAY),
            },
        ),
    ):
        assert send(OFFICER, name, post.uid, form=form).status_code == 422
    assert (DutyLeave.objects.count(), DutySubstitute.objects.count()) == (0, 0)


def test_a_hand_over_is_signed_by_its_parties_as_it_was_shown(send, post):
    post, where = post
    an, bo = clerk(where, "安示例", 1), clerk(where, "薄示例", 2)
    send(OFFICER, "roster:plan", post.uid, form=shift(an, hours="12"))
    send(OFFICER, "roster:plan", post.uid, form=shift(bo, begins="12:00", hours="12"))
    today = day_of(datetime.now(UTC))
    passes = micros(datetime(today.year, today.month, today.day, 12, tzinfo=BEIJING))
    mine = acting("R06", COUNTY, uid=an.uid)
    reverse_path = reverse("roster:sign", args=[post.uid, passes])

    assert reverse_path in send(mine, "roster:post", post.uid).content.decode()
    shown = send(mine, "roster:sign", post.uid, passes)
    assert "from 安示例 to 薄示例" in shown.content.decode()
    assert send(OFFICER, "roster:sign", post.uid, passes).status_code == 403
    assert send(mine, "roster:sign", post.uid, passes + 1).status_code == 404
    assert send(mine, "roster:sign", post.uid, 10**30).status_code == 404
    assert send(mine, "roster:sign", post.uid, passes, form={"shown": "0" * 64}).status_code == 422
    assert DutySignature.objects.count() == 0
    digest = shown.context["page"].form.initial["shown"]
    assert send(mine, "roster:sign", post.uid, passes, form={"shown": digest}).status_code == 302

    row = DutySignature.objects.get()
    assert (row.person, row.at, bytes(row.content_sha256).hex()) == (
        an.uid,
        instant(passes),
        digest,
    )
    assert reverse_path not in send(mine, "roster:post", post.uid).content.decode()


def test_a_roster_is_planned_by_those_whose_grants_reach_the_post(send, post):
    post, where = post
    an = clerk(where, "安示例", 1)

    for actor in (acting("R06", OTHER_COUNTY), NOBODY, acting("R28", COUNTY)):
        assert send(actor, "roster:plan", post.uid, form=shift(an)).status_code == 404
        assert send(actor, "roster:post", post.uid).status_code == 404
    assert DutyShift.objects.count() == 0


def test_pages_ask_as_often_for_three_posts_as_for_one(send, post):
    post, where = post
    an = clerk(where, "安示例", 1)
    send(OFFICER, "roster:plan", post.uid, form=shift(an))

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert send(OFFICER, "roster:all").status_code == 200
        return len(caught)

    one = queries()
    for name in ("值班长", "带班领导"):
        other = opened(where.office, name)
        send(OFFICER, "roster:plan", other.uid, form=shift(an))
    assert queries() == one


def test_who_works_somewhere_sees_its_posts_and_no_others(send, post):
    post, where = post
    an = clerk(where, "安示例", 1)
    other = open_post(
        PostOpening(name="企业值班", kind=PostKind.DUTY_OFFICER, enterprise=where.firm.uid),
        actor=OFFICER,
        at=NOON,
    )

    page = send(acting("R06", COUNTY, uid=an.uid), "roster:all").content.decode()

    assert post.name in page
    assert other.name not in page
    assert other.name in send(OFFICER, "roster:all").content.decode()
    assert "No post with a roster" in send(NOBODY, "roster:all").content.decode()


def test_a_week_begins_on_monday_and_a_wrong_one_is_this_week(client, send, post):
    post, _ = post
    week = Week.of(date(2026, 11, 25))

    assert f"{week.first}" == "2026-11-23"
    send(OFFICER, "roster:all")
    path = reverse("roster:post", args=[post.uid])
    assert "2026-11-23 to 2026-11-29" in client.get(f"{path}?week=2026-11-25").content.decode()
    assert client.get(f"{path}?week=now").status_code == 200
    assert client.get(f"{path}?week=9999-12-31").status_code == 200
