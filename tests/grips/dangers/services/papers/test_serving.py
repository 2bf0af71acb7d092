"""Papers of hidden dangers in the database: drawn up, issued, served; what then runs."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.models import Service
from bazhua.grips.dangers.selectors.papers.files import SERVICE_FILES
from bazhua.grips.dangers.services.papers.drawing import give_up
from bazhua.grips.dangers.services.papers.issuing import issue, void
from bazhua.grips.dangers.services.papers.refusals import (
    NoIssuer,
    NotServed,
    OneSubject,
    OwnDraft,
    ServedAlready,
)
from bazhua.grips.dangers.services.papers.serving import Picture
from bazhua.infra.files.access import Sight, files_of
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.papers.keeping import kept
from bazhua.kernel.errors import (
    Forbidden,
    MissingKey,
    NotFound,
    OutOfRange,
    StaleState,
    TransitionRefused,
)
from bazhua.kernel.times import end_of
from bazhua.registry.models import Organisation
from bazhua.registry.services.where.bodies import give_letter_code
from tests.grips.dangers.scene import (
    DAY,
    DUE_ON,
    GENERAL,
    HOUR,
    NOON,
    OVERSEER,
    counted,
    due,
    owed,
    stored,
    told,
)
from tests.grips.dangers.services.papers.scene import (
    LEFT,
    LISTING,
    OPINION,
    REPORT,
    SIGNED,
    all_of_it,
    bring,
    drawn,
    issued,
    man_a_town,
    post_at,
)
from tests.infra.files.samples import picture
from tests.infra.papers.scene import said
from tests.registry.who.scene import PROVINCE, TODAY, grant, person

LAST_DAY = date(2026, 12, 8)
"""Fifteen days after the 23rd of November."""


def serving_duty(paper):
    one = Obligation.objects.get(subject_uid=paper.uid)
    return (one.holder, one.outcome or one.state, one.due_at, one.clause)


@pytest.mark.usefixtures("posts")
def test_a_number_has_the_letters_of_its_office(scene):
    office = Organisation.objects.get(name="示例县应急管理局")
    give_letter_code(
        office.uid, "示应急", since=TODAY, version=1, actor=scene.who("bureau"), at=NOON
    )

    assert issued(scene, scene.found()).number == "示应急责改〔2026〕1号"


def test_three_dangers_in_one_order_are_left_at_the_place(scene, posts):
    rows = [scene.found(wrong=f"问题{place}") for place in "甲乙丙"]

    paper = issued(scene, *rows)

    assert paper.number == "责改〔2026〕1号"
    assert serving_duty(paper) == (
        posts["bureau"], "open", end_of(date(2026, 11, 30)), "BZ/SERVE-TIME",
    )  # fmt: skip
    text = said(kept(paper.pdf_sha256))
    assert [text.count(words) for words in ("问题甲", "问题乙", "问题丙")] == [1, 1, 1]

    service = bring(scene, paper)

    assert (service.way, service.effective_at) == ("LEFT_AT_PLACE", NOON + 2 * HOUR)
    assert service.last_day == LAST_DAY
    assert service.proofs == ["REFUSAL", "WITNESSES"]
    assert serving_duty(paper)[1] == "done"
    for row in map(stored, rows):
        assert (row.due_on, row.ordered_until) == (LAST_DAY, LAST_DAY)
        assert row.marks == ["RECTIFICATION_ORDERED"]
        assert due(row, "danger.rectify") == end_of(LAST_DAY)
        one = Obligation.objects.get(subject_uid=row.uid, kind="danger.rectify")
        assert (one.starts_at, one.clause) == (NOON + 2 * HOUR, "SDTL/44(1)")
        assert [kind for kind, _ in told(row)][-2:] == ["danger.paper_issued", "danger.ordered"]


def test_names_of_a_service_stand_in_no_event(scene):
    row = scene.found()
    paper = issued(scene, row)

    bring(scene, paper, **LEFT | {"recipient": "孙某"})

    events = str([*told(paper), *told(row)])
    assert [name for name in ("孙某", "赵某", "钱某", "负责人不在") if name in events] == []


def test_a_picture_stands_for_witnesses_and_is_seen_with_the_paper(scene, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILE_GATES = "bazhua.config.gates.GATES"
    paper = issued(scene, scene.found())
    how = LEFT | {"witnesses": (), "pictures": (Picture("门口.jpg", [picture()]),)}

    service = bring(scene, paper, **how)

    assert service.proofs == ["REFUSAL", "RECORDING"]
    seen = {
        who: [
            (one.file.name, one.sight)
            for one in files_of(SERVICE_FILES, service.uid, actor=scene.who(who), at=NOON)
        ]
        for who in ("colleague", "director", "elsewhere")
    }
    kept_one = [("门口.jpg", Sight.ORIGINAL)]
    assert seen == {"colleague": kept_one, "director": kept_one, "elsewhere": []}


def test_an_order_moves_the_day_of_a_plan(scene):
    row = scene.rectifying(GENERAL)
    bring(scene, issued(scene, row))

    assert owed(row)[-2:] == [
        ("rectify", "post:owner", "lapsed"),
        ("rectify", "post:owner", "open"),
    ]
    assert due(row, "danger.rectify") == end_of(LAST_DAY)


def test_an_order_says_from_when_it_would_be_overdue(scene):
    row = scene.rectifying(GENERAL)
    bring(scene, issued(scene, row))

    days = {day for (key, day, _) in counted(row) if key == "danger.overdue"}
    assert days == {LAST_DAY + DAY}


def test_an_earlier_day_of_a_plan_stays(scene):
    row = scene.planned_until(date(2026, 11, 30))

    bring(scene, issued(scene, row))

    assert (stored(row).due_on, stored(row).ordered_until) == (date(2026, 11, 30), LAST_DAY)
    assert due(row, "danger.rectify") == end_of(date(2026, 11, 30))


def test_no_plan_goes_beyond_an_order(scene):
    row = scene.registered(GENERAL)
    bring(scene, issued(scene, row))
    before = all_of_it()

    with pytest.raises(OutOfRange):
        scene.do(stored(row), Action.PLAN, "manager", plan=scene.plan(due_on=DUE_ON))
    assert all_of_it() == before

    row = scene.do(stored(row), Action.PLAN, "manager", plan=scene.plan(due_on=None))
    assert row.due_on == LAST_DAY
    assert due(row, "danger.rectify") == end_of(LAST_DAY)


def test_what_was_ordered_is_judged_by_the_department_and_more_time_is_its_own(scene):
    row = scene.rectifying(GENERAL)
    bring(scene, issued(scene, row))
    row = scene.do(stored(row), Action.REQUEST_EXTENSION, "manager", ground="订货未到")
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.GRANT_EXTENSION, "principal", due_on=DUE_ON)

    row = scene.do(row, Action.GRANT_EXTENSION, "bureau", due_on=DUE_ON)
    assert (row.due_on, row.ordered_until) == (DUE_ON, DUE_ON)

    row = scene.do(row, Action.REQUEST_ACCEPTANCE, "director")
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "principal")
    assert scene.do(row, Action.ACCEPT, "bureau").state == "ACCEPTED"


def test_the_opinion_names_the_order_and_what_was_found(scene):
    row = scene.rectifying(GENERAL)
    order = issued(scene, row)
    bring(scene, order)
    row = scene.do(stored(row), Action.REQUEST_ACCEPTANCE, "director", at=NOON + DAY)
    row = scene.do(row, Action.REJECT, "bureau", at=NOON + DAY, ground="联锁仍未投用")

    opinion = issued(scene, row, kind=OPINION, at=NOON + DAY + HOUR)

    text = said(kept(opinion.pdf_sha256))
    for words in (order.number, "未通过复查，继续整改（联锁仍未投用）"):
        assert words in text
    with pytest.raises(TransitionRefused):
        drawn(scene, row, kind=OPINION, at=NOON + DAY + 2 * HOUR)

    row = scene.do(row, Action.REQUEST_ACCEPTANCE, "director", at=NOON + 2 * DAY)
    row = scene.accept(row, at=NOON + 2 * DAY)
    second = issued(scene, row, kind=OPINION, at=NOON + 2 * DAY + HOUR)
    assert second.number.endswith("复查〔2026〕2号")
    assert "整改完成，通过复查" in said(kept(second.pdf_sha256))


def test_a_listing_has_its_notice_and_a_major_one_its_report(scene):
    row = scene.approved(scene.rectifying(), Action.LIST, "commission", ground="因故")
    draft = drawn(scene, row, kind=LISTING, who="commission")
    before = all_of_it()

    for drafter in ("commission", scene.program_of("commission", "R02", PROVINCE)):
        with pytest.raises(OwnDraft):
            issued_draft(scene, draft, drafter)
    assert all_of_it() == before

    notice = issued_draft(scene, draft, deputy(scene))
    report = issued(scene, row, kind=REPORT, who="director")

    assert notice.number == "督办〔2026〕1号"
    assert "由示例市人民政府负责组织整改，于2026年12月31日前完成" in said(kept(notice.pdf_sha256))
    assert report.issuer["name"] == "青岩冷链（示例）有限公司"
    assert not Obligation.objects.filter(subject_uid=report.uid).exists()


def test_what_was_put_right_before_the_service_is_not_owed_again(scene):
    asked, closed = scene.rectifying(GENERAL), scene.rectifying(GENERAL)
    paper = issued(scene, asked, closed)
    asked = scene.do(asked, Action.REQUEST_ACCEPTANCE, "director")
    closed = scene.do(closed, Action.REQUEST_ACCEPTANCE, "director")
    scene.do(closed, Action.ACCEPT, "principal")

    bring(scene, paper)

    assert owed(asked)[-1] == ("accept", "post:owner", "open")
    assert stored(asked).ordered_until == LAST_DAY
    assert stored(closed).ordered_until is None


def test_a_public_notice_counts_from_its_thirtieth_day(scene):
    row = scene.found()

    service = bring(scene, issued(scene, row), way=Way.BY_NOTICE, note="住所无人，邮件退回")

    assert service.effective_at == end_of(date(2026, 12, 23))
    assert stored(row).ordered_until == date(2027, 1, 7)


def test_a_draft_that_is_given_up_makes_room(scene):
    row = scene.found()
    paper = drawn(scene, row)
    with pytest.raises(TransitionRefused):
        drawn(scene, row)

    give_up(paper.uid, version=paper.version, actor=scene.who("bureau"), at=NOON + HOUR)

    assert drawn(scene, row).uid != paper.uid
    with pytest.raises(NotFound):
        give_up(paper.uid, version=paper.version, actor=scene.who("bureau"), at=NOON + HOUR)


def test_who_holds_no_post_there_owes_through_the_supervising_post(scene):
    office = man_a_town(scene)

    paper = issued(scene, scene.found(), who="town")

    assert paper.issuer["name"] == office
    assert serving_duty(paper)[0] == OVERSEER


def deputy(scene):
    """Return somebody else of the commission."""
    scene.persons["deputy"] = person("deputy")
    grant(scene.persons["deputy"], "R02", PROVINCE)
    post_at(Organisation.objects.get(name="示例省安委会办公室"), scene.persons["deputy"])
    return "deputy"


def issued_draft(scene, draft, who):
    actor = scene.who(who) if isinstance(who, str) else who
    return issue(draft.uid, version=draft.version, actor=actor, at=NOON + 2 * HOUR)


UNDRAWN = {
    "not his role": ({"who": "director"}, TransitionRefused),
    "out of scope": ({"who": "elsewhere"}, NotFound),
    "without days": ({"days": None}, MissingKey),
    "no day": ({"days": 0}, OutOfRange),
    "too many days": ({"days": 366}, OutOfRange),
    "acts for nobody": ({"who": "town"}, NoIssuer),
    "not listed": ({"kind": LISTING, "who": "commission"}, TransitionRefused),
    "not judged": ({"kind": OPINION}, TransitionRefused),
    "not major": ({"kind": REPORT}, TransitionRefused),
}


@pytest.mark.parametrize(("how", "refusal"), UNDRAWN.values(), ids=UNDRAWN)
def test_a_paper_that_may_not_be_drawn_up_changes_nothing(scene, how, refusal):
    row = scene.found()
    before = all_of_it()

    with pytest.raises(refusal):
        drawn(scene, row, **how)

    assert all_of_it() == before


def test_a_paper_is_about_one_subject_and_about_something(scene):
    rows = scene.found(), scene.found(subject_kind="unit", subject_uid=scene.team.uid)
    before = all_of_it()

    with pytest.raises(OneSubject):
        drawn(scene, *rows)
    with pytest.raises(OutOfRange):
        drawn(scene)

    assert all_of_it() == before


UNSERVED = {
    "nobody signed": (SIGNED | {"recipient": " "}, NotServed),
    "nobody says why": (LEFT | {"refusal": ""}, NotServed),
    "one witness": (LEFT | {"witnesses": ("赵某",)}, NotServed),
    "no slip": ({"way": Way.BY_POST}, NotServed),
    "no consent": ({"way": Way.ELECTRONIC}, NotServed),
    "another way": ({"way": Way.BY_NOTICE}, NotServed),
    "before its issue": (LEFT | {"served_at": NOON + HOUR - timedelta(minutes=1)}, OutOfRange),
    "later than now": (LEFT | {"served_at": NOON + 4 * HOUR}, OutOfRange),
    "not his to serve": (SIGNED | {"who": "director"}, Forbidden),
    "out of scope": (SIGNED | {"who": "elsewhere"}, NotFound),
}


@pytest.mark.parametrize(("how", "refusal"), UNSERVED.values(), ids=UNSERVED)
def test_what_is_not_served_changes_nothing(scene, how, refusal):
    paper = issued(scene, scene.found())
    before = all_of_it()

    with pytest.raises(refusal):
        bring(scene, paper, **how)

    assert all_of_it() == before


def test_a_draft_and_a_report_are_not_served(scene):
    draft, report = (
        drawn(scene, scene.found()),
        issued(scene, scene.registered(), kind=REPORT, who="director"),
    )
    before = all_of_it()

    for paper in (draft, report):
        with pytest.raises(StaleState):
            bring(scene, paper)

    assert all_of_it() == before


def test_a_paper_is_served_once_and_its_record_stays(scene):
    paper = issued(scene, scene.found())
    service = bring(scene, paper)
    before = all_of_it()

    with pytest.raises(ServedAlready):
        bring(scene, paper, **SIGNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=service.pk).update(refusal="")
    with pytest.raises(IntegrityError), transaction.atomic():
        service.delete()

    assert all_of_it() == before


def test_a_paper_that_is_voided_is_not_owed_and_makes_room(scene, posts):
    row = scene.found()
    paper = issued(scene, row)

    void(
        paper.uid, "写错期限", version=paper.version, actor=scene.who("bureau"), at=NOON + 2 * HOUR
    )

    assert serving_duty(paper)[:2] == (posts["bureau"], "lapsed")
    assert told(row)[-1][0] == "danger.paper_voided"
    assert issued(scene, row, at=NOON + 3 * HOUR).number.endswith("2号")
    with pytest.raises(StaleState):
        bring(scene, paper)


def test_what_is_served_is_not_voided(scene):
    paper = issued(scene, scene.found())
    bring(scene, paper)
    before = all_of_it()

    with pytest.raises(ServedAlready):
        void(
            paper.uid, "写错", version=paper.version, actor=scene.who("bureau"), at=NOON + 4 * HOUR
        )

    assert all_of_it() == before


def test_a_paper_may_be_served_in_the_minute_of_its_issue(scene):
    at = NOON + timedelta(seconds=100)
    paper = issued(scene, scene.found(at=NOON), at=at)

    service = bring(scene, paper, served_at=NOON + timedelta(minutes=1), at=at)

    assert service.effective_at == NOON + timedelta(minutes=1)


def test_of_two_who_issue_what_they_saw_the_second_is_refused(scene):
    paper = drawn(scene, scene.found())
    issue(paper.uid, version=paper.version, actor=scene.who("bureau"), at=NOON + HOUR)
    before = all_of_it()

    with pytest.raises(TransitionRefused):
        issue(paper.uid, version=paper.version, actor=scene.who("colleague"), at=NOON + HOUR)

    assert all_of_it() == before


def test_several_dangers_cost_no_more_queries_than_one(scene, django_assert_max_num_queries):
    rows = [scene.found() for _ in range(4)]

    with django_assert_max_num_queries(60) as one:
        issued(scene, rows[0])
    with django_assert_max_num_queries(len(one)):
        issued(scene, *rows[1:])
