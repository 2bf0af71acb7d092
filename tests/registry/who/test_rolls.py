"""The import of people: row by row, sealed while it waits, nobody twice."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.db import connection, transaction
from openpyxl import Workbook, load_workbook

from bazhua.infra.events.models import Event
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.imports.report import error_report
from bazhua.infra.imports.services import choose, upload
from bazhua.infra.jobs.models import Job
from bazhua.infra.search.models import Entry
from bazhua.kernel.errors import BadInput, Forbidden, NotFound
from bazhua.kernel.words import Lang
from bazhua.registry.domain.people import EngagementKind
from bazhua.registry.domain.who.refusals import IdentityTaken
from bazhua.registry.models import Engagement, Enterprise, Holding, Organisation, Person, Post
from bazhua.registry.selectors.who.enrolling import Enrolment
from bazhua.registry.services.who.enrolling import enrol
from bazhua.registry.services.who.persons import show_contact, show_identity
from tests.infra.jobs.scene import run_now
from tests.registry.who.scene import (
    COUNTY,
    NOON,
    OTHER_COUNTY,
    TOWN,
    acting,
    body,
    region,
    settle,
)
from tests.registry.who.test_people import hired, identity, registered

pytestmark = pytest.mark.django_db

OFFICER = acting("R06", COUNTY)
HEAD = ["姓名", "身份证号", "电话", "单位统一社会信用代码", "岗位", "起始日期"]
FIRM, OTHER, BODY = "91370302MA3TEXT0UY", "91370302MA3TEXT1UX", "11370302004400001X"
PHONE = "13800001234"


class Actors:
    """Knows the officer."""

    def person(self, uid, at):
        del at
        return OFFICER if uid == OFFICER.uid else None

    def system(self, name, at):
        del name, at


ACTORS = Actors()


@pytest.fixture(autouse=True)
def province(settings):
    settings.IMPORTS = "bazhua.config.jobs.IMPORTS"
    settings.JOBS = "bazhua.config.jobs.JOBS"
    settings.JOB_ACTORS = f"{__name__}.ACTORS"
    where = settle()
    Enterprise.objects.filter(pk=where.firm.pk).update(credit_code=FIRM)
    Enterprise.objects.filter(pk=where.other_firm.pk).update(credit_code=OTHER)
    Organisation.objects.filter(pk=where.office.pk).update(code=BODY)
    return where


def line(serial=1, name="安示例", **changed):
    said = {
        "name": name,
        "identity": identity(serial),
        "phone": PHONE,
        "code": FIRM,
        "post": "焊工",
        "since": "2026-01-01",
    }
    return list((said | changed).values())


def read(*rows, head=HEAD):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    row = upload("registry.people", out.getvalue(), "花名册.xlsx", actor=OFFICER, at=NOON)
    run_now(Job.objects.get(uid=row.job_uid), at=NOON)
    return Import.objects.get(pk=row.pk)


def taken(row, *, good_only=False):
    row = choose(row.uid, good_only=good_only, actor=OFFICER, at=NOON, version=row.version)
    run_now(Job.objects.get(uid=row.job_uid), at=NOON)
    return Import.objects.get(pk=row.pk)


def errors(row):
    lines = StagedRow.objects.filter(owner=row, bad=True).order_by("number")
    return [(one.number, error["column"], error["code"]) for one in lines for error in one.errors]


def counts():
    return tuple(model.objects.count() for model in (Person, Engagement, Post, Holding))


def test_a_roll_puts_people_where_they_work_at_their_posts():
    row = taken(read(line(1), line(2, "薄示例"), line(3, "常示例", code=BODY, post="负责人")))

    assert (row.state, row.taken) == ("applied", 3)
    who = Person.objects.get(name="安示例")
    himself = acting("R23", uid=who.uid)
    assert show_identity(who.uid, actor=himself, at=NOON) == identity(1)
    assert show_contact(who.uid, actor=OFFICER, at=NOON) == (PHONE, "")
    engaged = Engagement.objects.get(person=who)
    assert (engaged.firm_id, engaged.title, engaged.kind) == (50, "焊工", "employee")
    assert engaged.since == date(2026, 1, 1)
    assert list(Post.objects.order_by("pk").values_list("name", "kind")) == [
        ("焊工", "officer"),
        ("负责人", "head"),
    ]
    holding = Holding.objects.get(person=who)
    assert (holding.post.name, holding.since.isoformat()) == ("焊工", "2025-12-31T16:00:00+00:00")
    assert Entry.objects.filter(kind="person").count() == 3
    kinds = list(Event.objects.values_list("kind", flat=True))
    for kind, times in (
        ("person.registered", 3),
        ("engagement.begun", 3),
        ("post.opened", 2),
        ("post.taken", 3),
    ):
        assert kinds.count(kind) == times


def test_the_same_roll_again_and_a_second_roll_double_nobody():
    taken(read(line(1), line(2, "薄示例")))
    before = counts()

    taken(read(line(1), line(2, "薄示例"), line(2, "薄示例", code=BODY)))

    assert before == (2, 2, 1, 2)
    assert counts() == (2, 3, 2, 3)
    assert Event.objects.filter(kind="person.registered").count() == 2


def test_a_person_on_record_keeps_his_telephone():
    who = registered(name="安示例", phone="13900009999").person

    taken(read(line(1)))

    assert show_contact(who.uid, actor=OFFICER, at=NOON)[0] == "13900009999"
    assert Person.objects.count() == 1


def test_who_was_engaged_and_left_is_engaged_anew(province):
    who = registered(name="安示例").person
    hired(province, who, until=date(2025, 12, 1), since=date(2025, 1, 1))

    taken(read(line(1)))

    assert Engagement.objects.filter(person=who).count() == 2


def test_rows_are_refused_by_row_and_column():
    registered(name="另示例", identity=identity(9))
    wrong = identity(2)[:-1] + ("1" if identity(2)[-1] == "0" else "0")
    unborn = "370102203001010010"

    row = read(
        line(1),
        line(2, identity=wrong),
        line(3, phone="12345"),
        line(4, code="91370302MA3NONE0UY"),
        line(5, code=OTHER),
        line(9),
        line(1),
        line(1, "另名", code=BODY),
        line(6, since="昨天"),
        line(7, identity=370102199001010019),
        line(8, identity=valid(unborn[:17])),
    )

    assert errors(row) == [
        (3, "identity", "bad_identity"),
        (4, "phone", "bad_phone"),
        (5, "code", "unknown_home"),
        (6, "code", "unknown_home"),
        (7, "name", "identity_taken"),
        (8, "identity", "repeated"),
        (9, "name", "identity_taken"),
        (10, "since", "not_a_date"),
        (11, "identity", "code_as_number"),
        (12, "identity", "bad_identity"),
    ]
    assert counts() == (1, 0, 0, 0)
    assert taken(row, good_only=True).taken == 1
    assert counts() == (2, 1, 1, 1)


def valid(body):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


NAMED = [*HEAD[:3], "单位全称", "单位所在区划", "岗位", "起始日期"]
OFFICE = "示例县应急管理局"


def at_named(serial, home=OFFICE, region="370102", name="安示例"):
    return [name, identity(serial), PHONE, home, region, "办事员", "2026-01-01"]


@pytest.fixture
def regions():
    region(COUNTY, "county", "district", "370102")
    region(TOWN, "town", "town", "370102001")
    region(OTHER_COUNTY, "county", "county", "370103", "邻县示例")


@pytest.mark.usefixtures("regions")
def test_people_of_bodies_without_a_code_are_put_where_their_name_and_region_say(province):
    Organisation.objects.filter(pk=province.office.pk).update(code="")

    row = taken(read(at_named(1), at_named(2, name="薄示例", region="示例county"), head=NAMED))

    assert (errors(row), row.state, row.taken) == ([], "applied", 2)
    assert (
        list(Engagement.objects.values_list("organisation", flat=True)) == [province.office.pk] * 2
    )


@pytest.mark.usefixtures("regions")
def test_a_name_that_is_unknown_or_of_several_is_refused_at_its_cell(province):
    body("重名机构", COUNTY)
    body("重名机构", TOWN)
    body("外县机构", OTHER_COUNTY)
    given = [
        at_named(1, home="没有这家"),
        at_named(2, home="重名机构"),
        at_named(3, home="外县机构", region="370103"),
        at_named(4, region="没有这个县"),
        at_named(5, home=""),
        at_named(6, region=""),
        at_named(7, home="重名机构", region="370102001"),
        at_named(7, home="重名机构", region="370102001"),
        at_named(8, home=province.firm.name, region="370102001"),
    ]

    row = read(*given, head=NAMED)

    assert errors(row) == [
        (2, "home", "unknown_home"),
        (3, "home", "several_homes"),
        (4, "home", "unknown_home"),
        (5, "home", "unknown_home"),
        (6, "code", "home_missing"),
        (7, "region", "region_missing"),
        (9, "identity", "repeated"),
    ]
    assert counts() == (0, 0, 0, 0)
    assert taken(row, good_only=True).taken == 2
    assert counts()[1] == 2


def stored(*tables):
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT coalesce(json_agg(t), '[]')::text FROM {table} t")  # noqa: S608 -- our own tables
            yield cursor.fetchone()[0]


def test_what_is_personal_waits_sealed_and_is_told_in_no_error():
    wrong = identity(2)[:-1] + ("1" if identity(2)[-1] == "0" else "0")
    row = read(line(1), line(2, identity=wrong, phone="1380000"))

    whole = "".join(stored("imports_stagedrow", "imports_upload", "events_event", "jobs_job"))
    for secret in (identity(1), wrong, PHONE, "1380000"):
        assert secret not in whole
        assert secret.encode().hex() not in whole
    told = [json.dumps(one.errors) for one in StagedRow.objects.filter(owner=row, bad=True)]
    assert [wrong in one for one in told] == [False]
    sheet = load_workbook(error_report(row, Lang.ZH)).active
    assert [sheet.cell(2, place).value for place in (2, 3, 4)] == ["安示例", wrong, "1380000"]


def enrolment(**more):
    given = {"name": "安示例", "identity": identity(1), "code": FIRM, "since": date(2026, 1, 1)}
    return Enrolment(**(given | more))


@pytest.mark.parametrize(
    ("actor", "more", "error"),
    [
        (acting("R08", COUNTY), {}, Forbidden),
        (acting("R06", OTHER_COUNTY), {}, Forbidden),
        (OFFICER, {"code": "91370302MA3NONE0UY"}, NotFound),
        (OFFICER, {"name": "另名"}, IdentityTaken),
        (OFFICER, {"code": "", "home": "没有这家", "region": "370102"}, NotFound),
        (OFFICER, {"code": "", "home": "重名机构", "region": "370102"}, BadInput),
    ],
)
def test_a_batch_is_refused_whole(actor, more, error):
    registered(name="安示例")
    region(COUNTY, "county", "district", "370102")
    body("重名机构", COUNTY)
    body("重名机构", TOWN)
    before = counts(), Event.objects.count()

    with pytest.raises(error), transaction.atomic():
        enrol([enrolment(identity=identity(2)), enrolment(**more)], actor=actor, at=NOON)

    assert (counts(), Event.objects.count()) == before


def test_a_batch_asks_as_often_for_three_as_for_one(django_assert_max_num_queries):
    enrol([enrolment(post="焊工", identity=identity(8))], actor=OFFICER, at=NOON)
    with django_assert_max_num_queries(25) as one:
        enrol([enrolment(post="电工")], actor=OFFICER, at=NOON)
    several = [
        enrolment(post=f"岗{number}", identity=identity(number), name=f"某{number}")
        for number in (2, 3, 4)
    ]

    with django_assert_max_num_queries(len(one)):
        enrol(several, actor=OFFICER, at=NOON)

    assert Engagement.objects.filter(kind=EngagementKind.EMPLOYEE.value).count() == 5
