"""A patrol is set, changed from a day on, ended; each refusal changes nothing."""

from uuid import UUID

import pytest

from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.selectors.patrols.patrols import form_asked, latest_edition
from bazhua.grips.dangers.services.patrols.setting import change_patrol, end_patrol
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.recurrence.closing import close_due
from bazhua.infra.recurrence.models import Assignment, RecurrenceRule
from bazhua.kernel.errors import Forbidden, MissingKey, NotAChoice, NotFound, OutOfRange, StaleState
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.registry.domain.people import PostKind
from tests.grips.dangers.patrols import (
    QUESTIONS,
    a_patrol,
    ahead,
    all_of_it,
    manner,
    open_a_post,
    walk,
)
from tests.grips.dangers.scene import DAY, NOON, told
from tests.grips.dangers.services.test_reporting import open_place
from tests.registry.who.scene import PROVINCE, TODAY

CALENDAR = WorkCalendar(WORKDAY_ROWS)


def change(scene, row, who="director", version=None, at=NOON, **other):
    given = {"since": TODAY + DAY} | other
    holder = given.pop("holder", row.holder)
    return change_patrol(
        row.uid,
        manner(holder, **given),
        version=row.version if version is None else version,
        actor=scene.who(who),
        at=at,
    )


def close(at):
    while close_due(at, calendar=CALENDAR):
        pass


def test_a_patrol_is_set_with_its_questions(scene):
    row = a_patrol(scene)

    edition = latest_edition(row)
    assert (row.subject_kind, row.subject_uid) == ("enterprise", scene.firm.uid)
    assert [one.text.zh for one in form_asked(edition).items] == QUESTIONS.split("\n")
    assert (edition.number, edition.since) == (1, TODAY)
    assert [kind for kind, _ in told(row)] == ["patrol.set"]


def test_it_stands_where_its_place_does(scene):
    place = open_place(scene.firm, path=scene.team.node.path)

    row = a_patrol(scene, spot=place.uid)

    assert (row.subject_kind, row.subject_uid) == ("unit", scene.team.uid)
    assert (row.path_now, row.spot) == (scene.team.node.path, place.name)


def test_patrols_of_one_rhythm_share_an_expectation_over_the_whole_tree(scene):
    holder = open_a_post(scene)
    first, second, third = (
        a_patrol(scene, name=str(number), holder=holder, rhythm=rhythm)
        for number, rhythm in enumerate((PatrolRhythm.DAY, PatrolRhythm.DAY, PatrolRhythm.WEEK))
    )

    rules = [latest_edition(row).rule_uid for row in (first, second, third)]
    assert rules[0] == rules[1] != rules[2]
    assert set(RecurrenceRule.objects.values_list("path_now", flat=True)) == {f".{PROVINCE}."}


def test_who_oversees_the_holder_is_read_from_records(scene):
    director = open_a_post(scene, "安全总监", PostKind.SAFETY_DIRECTOR)
    first = a_patrol(scene)
    second = a_patrol(scene, name="配电室", holder=director)

    overseers = {one.subject_uid: one.overseer for one in Assignment.objects.all()}
    assert overseers[first.uid] == director
    assert overseers[second.uid] not in {"", director}


@pytest.mark.parametrize(
    ("who", "refusal"), [("manager", Forbidden), ("elsewhere", NotFound), ("hand", NotFound)]
)
def test_only_who_sets_patrols_there_sets_one(scene, who, refusal):
    holder = open_a_post(scene)
    before = all_of_it()

    with pytest.raises(refusal):
        a_patrol(scene, who, holder=holder)

    assert all_of_it() == before


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"name": " "}, MissingKey),
        ({"questions": ""}, MissingKey),
        ({"since": TODAY - DAY}, OutOfRange),
        ({"spot": UUID(int=5)}, NotFound),
    ],
)
def test_what_is_not_sound_is_refused(scene, other, refusal):
    holder = open_a_post(scene)
    before = all_of_it()

    with pytest.raises(refusal):
        a_patrol(scene, holder=holder, **other)

    assert all_of_it() == before


def test_a_post_of_somebody_else_is_refused(scene):
    before = all_of_it()

    with pytest.raises(NotAChoice):
        a_patrol(scene, holder="post:county")

    assert all_of_it() == before


def test_other_questions_are_asked_from_their_day_on(scene):
    row = a_patrol(scene)

    change(scene, row, questions="灭火器在位\n应急灯亮")

    (today,), (tomorrow,) = (
        [one for one in ahead(scene)[0].editions if one.number == number] for number in (1, 2)
    )
    assert [one.item.text.zh for one in today.questions] == ["灭火器在位", "通道畅通"]
    assert [one.item.text.zh for one in tomorrow.questions] == ["灭火器在位", "应急灯亮"]
    assert today.questions[0].item.key == tomorrow.questions[0].item.key
    assert {one.days.first for one in today.periods} == {TODAY}
    assert min(one.days.first for one in tomorrow.periods) == TODAY + DAY
    assert Assignment.objects.count() == 1


def test_another_rhythm_and_post_bind_from_their_day_on(scene):
    row = a_patrol(scene)
    holder = open_a_post(scene, "二车间主任")

    changed = change(scene, row, rhythm=PatrolRhythm.EIGHT_HOURS, holder=holder)

    spans = Assignment.objects.order_by("since").values_list("since", "until", "holder")
    assert list(spans) == [(TODAY, TODAY, row.holder), (TODAY + DAY, None, holder)]
    assert (changed.rhythm, changed.holder) == ("EIGHT_HOURS", holder)


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"since": TODAY}, OutOfRange),
        ({"version": 9}, StaleState),
        ({"holder": "post:county"}, NotAChoice),
        ({"questions": ""}, MissingKey),
        ({"who": "manager"}, Forbidden),
        ({"who": "elsewhere"}, NotFound),
    ],
)
def test_a_change_that_is_refused_changes_nothing(scene, other, refusal):
    row = a_patrol(scene)
    before = all_of_it()

    with pytest.raises(refusal):
        change(scene, row, **other)

    assert all_of_it() == before


def test_an_ended_patrol_is_not_expected_any_more(scene):
    row = a_patrol(scene)

    ended = end_patrol(row.uid, TODAY, version=row.version, actor=scene.who("director"), at=NOON)

    assert ended.ended_on == TODAY
    assert ahead(scene, at=NOON + DAY) == []
    assert len(ahead(scene)) == 1


@pytest.mark.parametrize(
    ("who", "last", "version", "refusal"),
    [
        ("manager", TODAY, 1, Forbidden),
        ("director", TODAY - DAY, 1, OutOfRange),
        ("director", TODAY, 2, StaleState),
    ],
)
def test_an_end_that_is_refused_changes_nothing(scene, who, last, version, refusal):
    row = a_patrol(scene)
    before = all_of_it()

    with pytest.raises(refusal):
        end_patrol(row.uid, last, version=version, actor=scene.who(who), at=NOON)

    assert all_of_it() == before


def test_an_ended_patrol_is_neither_changed_nor_ended(scene):
    row = a_patrol(scene)
    ended = end_patrol(row.uid, TODAY, version=row.version, actor=scene.who("director"), at=NOON)
    before = all_of_it()

    with pytest.raises(StaleState):
        change(scene, ended)

    assert all_of_it() == before


def test_what_was_missed_is_owed_by_its_post_and_climbs(scene):
    director = open_a_post(scene, "安全总监", PostKind.SAFETY_DIRECTOR)
    row = a_patrol(scene)

    close(NOON + DAY)

    owed = Obligation.objects.get(subject_uid=row.uid)
    assert (owed.kind, owed.holder, owed.clause) == ("patrol.walk", row.holder, "BZ/PATROL")
    assert [level[0] for level in owed.rule["levels"]] == [row.holder, director]


def test_what_was_walked_is_not_owed(scene):
    row = a_patrol(scene)
    walk(scene, (0, "YES"), (1, "YES", {"sequence": 2}))

    close(NOON + DAY)

    assert not Obligation.objects.filter(subject_uid=row.uid).exists()


def test_a_team_leader_walks_what_stands_at_his_team(scene):
    place = open_place(scene.firm, path=scene.team.node.path)
    a_patrol(scene, spot=place.uid)
    holder = open_a_post(scene, "厂区")
    a_patrol(scene, name="厂区", holder=holder)

    assert [one.patrol.name for one in ahead(scene, "foreman")] == ["消防巡查"]


def test_an_authority_walks_none(scene):
    a_patrol(scene)

    assert ahead(scene, "bureau") == []
