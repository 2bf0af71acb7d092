"""What a phone reports is on record once, or one more has seen it; every refusal changes nothing."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.locating import Named
from bazhua.grips.dangers.services.reporting import Report, add_photo, hand_in_report
from bazhua.infra.db.records import new_uid
from bazhua.infra.files.access import Sight, files_of
from bazhua.infra.files.services import keep_sent
from bazhua.infra.idempotency.keys import BadKey, KeyReused
from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice, NotFound
from bazhua.registry.models import Enterprise, Unit
from bazhua.registry.models import Place as PlaceRow
from bazhua.registry.services.naming import named
from tests.grips.dangers.scene import DAY, HOUR, NOON, everything, told
from tests.infra.files.samples import picture
from tests.registry.who.scene import TEAM, grant

LEAK = "三号压缩机油封漏油"
SECOND = timedelta(seconds=1)
HERE = Spot(117.02, 36.66)


def report(wrong=LEAK, *, said_at=NOON - HOUR, sent_at=NOON, same_as=None, **where):
    return Report(
        wrong=wrong, said_at=said_at, sent_at=sent_at, where=Named(**where), same_as=same_as
    )


def hand_in(scene, who="hand", key="a-1", given=None, at=NOON):
    answer = hand_in_report(key, given or report(), actor=scene.who(who), at=at)
    return json.loads(answer.body)


def open_place(firm, path=None, **columns):
    path = path or firm.path_now
    return PlaceRow.objects.create(
        uid=new_uid(NOON),
        firm=firm,
        kind="equipment",
        path_then=path,
        path_now=path,
        dept_mask=firm.dept_mask,
        **named("三号压缩机"),
        **columns,
    )


def only():
    return HiddenDanger.objects.get()


def test_a_worker_reports_at_his_enterprise(scene):
    answer = hand_in(scene)

    row = only()
    assert answer == {"uid": str(row.uid), "number": row.number, "again": False, "similar": []}
    assert (row.subject_kind, row.subject_uid) == ("enterprise", scene.firm.uid)
    assert (row.origin, row.wrong, row.found_at) == ("EMPLOYEE", LEAK, NOON - HOUR)
    assert row.found_by == scene.uid("hand")


def test_a_team_leader_reports_at_his_team(scene):
    hand_in(scene, "foreman")

    assert (only().subject_kind, only().subject_uid) == ("unit", Unit.objects.get().uid)


def test_the_same_report_twice_is_one_and_the_same_answer(scene):
    first = hand_in(scene)

    again = hand_in(scene, given=report(sent_at=NOON + HOUR), at=NOON + HOUR)

    assert again == first
    assert HiddenDanger.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(scene):
    hand_in(scene)
    before = everything()

    with pytest.raises(KeyReused):
        hand_in(scene, given=report("别的隐患"))

    assert everything() == before


def test_two_phones_with_one_key_are_two_reports(scene):
    hand_in(scene)
    hand_in(scene, "manager")

    assert HiddenDanger.objects.count() == 2


def test_a_clock_that_is_wrong_is_corrected_and_noted(scene):
    hand_in(scene, given=report(said_at=NOON + HOUR, sent_at=NOON + 2 * HOUR))

    assert only().found_at == NOON - HOUR
    assert told(only())[0][1]["skew_s"] == -7200


def test_a_report_that_waited_two_days_counts_from_when_it_was_seen(scene):
    hand_in(scene, given=report(said_at=NOON, sent_at=NOON + 2 * DAY), at=NOON + 2 * DAY)

    assert (only().found_at, only().number) == (NOON, "YH-2026-30-00001")


def test_a_code_on_the_wall_says_where(scene):
    place = open_place(scene.firm, longitude=117.01, latitude=36.65)

    hand_in(scene, given=report(place=place.uid))

    row = only()
    assert (row.subject_uid, row.spot_uid, row.spot) == (scene.firm.uid, place.uid, "三号压缩机")
    assert (row.longitude, row.latitude) == (117.01, 36.65)


def test_the_position_of_the_phone_goes_before_that_of_the_place(scene):
    place = open_place(scene.firm, longitude=117.01, latitude=36.65)

    hand_in(scene, given=report(place=place.uid, spot=HERE))

    assert (only().longitude, only().latitude) == HERE


def test_a_place_of_a_team_makes_the_team_the_subject(scene):
    team = Unit.objects.get()
    place = open_place(scene.firm, team.node.path)

    hand_in(scene, "grid", given=report(place=place.uid))

    assert (only().subject_kind, only().subject_uid) == ("unit", team.uid)
    assert only().origin == "GRID"


def test_a_team_leader_reports_at_a_place_of_another_part_of_his_enterprise(scene):
    place = open_place(scene.firm)

    hand_in(scene, "foreman", given=report(place=place.uid))

    assert (only().subject_uid, only().origin) == (scene.firm.uid, "EMPLOYEE")


def test_an_officer_says_which_enterprise(scene):
    hand_in(
        scene,
        "bureau",
        given=report(subject_kind="enterprise", subject_uid=scene.firm.uid, spot=HERE),
    )

    assert (only().origin, only().longitude) == ("OFFICER", 117.02)


def test_what_another_may_have_seen_is_told_and_not_merged(scene):
    first = hand_in(scene)

    second = hand_in(scene, "manager", given=report("压缩机油封漏油了"))

    assert second["similar"] == [first["number"]]
    assert {row.state for row in HiddenDanger.objects.all()} == {"FOUND"}


def test_one_more_who_has_seen_it_is_noted_on_the_record(scene):
    first = hand_in(scene)

    again = hand_in(scene, "foreman", given=report("我也看到了", same_as=UUID(first["uid"])))

    assert again == {"uid": first["uid"], "number": first["number"], "again": True}
    assert told(only())[-1] == (
        "danger.confirmed",
        {"person": str(scene.uid("foreman")), "wrong": "我也看到了"},
    )


def test_what_was_merged_meanwhile_is_found_again(scene):
    first, twin = hand_in(scene), scene.found()
    row = HiddenDanger.objects.get(uid=first["uid"])
    scene.do(row, Action.MERGE, "manager", twin=twin.uid)

    again = hand_in(scene, "manager", given=report(same_as=row.uid))

    assert (again["again"], HiddenDanger.objects.count()) == (False, 3)


def elsewhere(scene):
    other = Enterprise.objects.exclude(pk=scene.firm.pk).get()
    return {"subject_kind": "enterprise", "subject_uid": other.uid}


@pytest.mark.parametrize(
    ("who", "where", "refusal"),
    [
        pytest.param("hand", elsewhere, NotFound, id="another enterprise"),
        pytest.param(
            "hand",
            lambda scene: {
                "place": open_place(Enterprise.objects.exclude(pk=scene.firm.pk).get()).uid
            },
            NotFound,
            id="a code of another enterprise",
        ),
        pytest.param("hand", lambda _: {"place": UUID(int=5)}, NotFound, id="no such code"),
        pytest.param("grid", lambda _: {}, BadInput, id="works at no enterprise"),
        pytest.param("worker", lambda _: {}, BadInput, id="may report nowhere"),
        pytest.param(
            "hand",
            lambda _: {"subject_kind": "ship", "subject_uid": UUID(int=5)},
            NotAChoice,
            id="no such kind",
        ),
        pytest.param("elsewhere", lambda scene: {"same_as": scene.found().uid}, NotFound, id="+1"),
    ],
)
def test_what_is_refused_changes_nothing(scene, who, where, refusal):
    given = report(**where(scene))
    before = everything()

    with pytest.raises(refusal):
        hand_in(scene, who, given=given)

    assert everything() == before


@pytest.mark.parametrize(
    ("key", "wrong", "refusal"), [("", LEAK, BadKey), ("a-1", " ", MissingKey)]
)
def test_a_report_without_a_key_or_words_is_refused(scene, key, wrong, refusal):
    before = everything()

    with pytest.raises(refusal):
        hand_in(scene, key=key, given=report(wrong))

    assert everything() == before


def test_whoever_works_at_two_places_says_at_which(scene):
    grant(scene.persons["hand"], "R23", TEAM)
    before = everything()

    with pytest.raises(BadInput):
        hand_in(scene)

    assert everything() == before


@pytest.fixture
def photo(scene, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return keep_sent([picture()], "漏油.jpg", actor=scene.who("hand"), at=NOON)


def sights(scene, row, *names):
    return [
        [seen.sight for seen in files_of("danger", row.uid, actor=scene.who(name), at=NOON)]
        for name in names
    ]


def test_a_photo_becomes_part_of_the_danger_once(scene, photo):
    hand_in(scene)

    for _ in range(2):
        add_photo(only().uid, photo.uid, actor=scene.who("hand"), at=NOON + SECOND)

    assert [kind for kind, _ in told(only())] == ["danger.found", "danger.photo_added"]
    assert sights(scene, only(), "hand", "manager", "viewer", "worker", "elsewhere") == [
        [Sight.SHOWN],
        [Sight.ORIGINAL],
        [Sight.SHOWN],
        [],
        [],
    ]


@pytest.mark.parametrize("who", ["elsewhere", "worker", "manager"])
def test_a_photo_of_another_or_from_elsewhere_is_refused(scene, photo, who):
    hand_in(scene)
    before = everything()

    with pytest.raises(NotFound):
        add_photo(only().uid, photo.uid, actor=scene.who(who), at=NOON)

    assert everything() == before
