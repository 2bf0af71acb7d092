"""Open dangers that may be the one that is being reported."""

from datetime import timedelta

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.selectors.near import firms_near
from bazhua.grips.dangers.selectors.reported import own_reports
from bazhua.grips.dangers.selectors.similar import Sought, similar_dangers
from bazhua.kernel.scope import Path
from bazhua.registry.models import Enterprise
from tests.grips.dangers.scene import DAY, NOON

LEAK = "三号压缩机油封漏油"
HERE = Spot(117.02, 36.66)
NEXT_DOOR = {"longitude": 117.02, "latitude": 36.6604}
FAR = {"longitude": 117.03, "latitude": 36.66}


def similar(scene, who="hand", wrong=LEAK, at=NOON, **told):
    sought = Sought(region=Path(scene.firm.path_now), wrong=wrong, **told)
    return [
        (one.row.number, one.why.value) for one in similar_dangers(sought, scene.who(who), at=at)
    ]


@pytest.mark.parametrize(
    ("found", "sought", "why"),
    [
        ({"wrong": "压缩机油封漏油"}, {}, ["WORDS"]),
        ({"wrong": "安全出口堵塞"}, {}, []),
        ({"wrong": "安全出口堵塞", **NEXT_DOOR}, {"spot": HERE}, ["NEAR"]),
        ({"wrong": "安全出口堵塞", **FAR}, {"spot": HERE}, []),
        ({"wrong": "安全出口堵塞", **NEXT_DOOR}, {}, []),
        ({"wrong": LEAK, **FAR}, {"spot": HERE}, ["WORDS"]),
    ],
)
def test_where_it_is_or_how_it_is_worded_tells(scene, found, sought, why):
    row = scene.found(**found)

    assert similar(scene, **sought) == [(row.number, one) for one in why]


def test_the_same_place_tells_whatever_the_words(scene):
    spot = scene.firm.uid
    row = scene.found(wrong="安全出口堵塞", spot_uid=spot)

    assert similar(scene, spot_uid=spot) == [(row.number, "PLACE")]


def test_the_likeliest_comes_first_and_not_all_are_shown(scene):
    for number in range(6):
        scene.found(wrong=f"油封漏油 {number}", **NEXT_DOOR)
    same = scene.found(wrong=LEAK)

    found = similar(scene, spot=HERE)

    assert (len(found), found[0]) == (5, (same.number, "WORDS"))


def test_what_has_ended_or_is_old_or_is_itself_is_no_suggestion(scene):
    merged, twin = scene.found(wrong=LEAK), scene.found(wrong=LEAK)
    scene.do(merged, Action.MERGE, "manager", twin=twin.uid)
    scene.found(wrong=LEAK, found_at=NOON - 31 * DAY)

    assert similar(scene, apart=twin.uid) == []


def test_nobody_learns_of_dangers_where_he_may_not_report(scene):
    scene.found(wrong=LEAK)

    assert similar(scene, "elsewhere") == []
    assert similar(scene, "worker") == []


def test_a_neighbour_is_suggested_by_nearness_only_to_who_may_report_there(scene):
    other = Enterprise.objects.exclude(pk=scene.firm.pk).get()
    scene.found("elsewhere", subject_uid=other.uid, **NEXT_DOOR)

    assert similar(scene, "commission", spot=HERE) == []


@pytest.mark.parametrize("several", [1, 3])
def test_it_costs_the_same_for_one_and_for_three(scene, several, django_assert_num_queries):
    for _ in range(several):
        scene.found(wrong=LEAK, **NEXT_DOOR)
    actor = scene.who("hand")
    sought = Sought(region=Path(scene.firm.path_now), wrong=LEAK, spot=HERE)

    with django_assert_num_queries(3):
        similar_dangers(sought, actor, at=NOON)


def test_a_person_looks_at_what_he_found_himself(scene):
    first, second = scene.found("hand"), scene.found("hand", found_at=NOON - timedelta(hours=1))
    scene.found("manager")
    scene.found("hand", found_at=NOON - 91 * DAY)

    assert own_reports(scene.who("hand"), at=NOON) == [first, second]


def test_who_works_nowhere_finds_the_enterprises_around_him(scene):
    Enterprise.objects.filter(pk=scene.firm.pk).update(longitude=117.021, latitude=36.661)

    assert [one.uid for one in firms_near(HERE, scene.who("grid"), at=NOON)] == [scene.firm.uid]
    assert firms_near(HERE, scene.who("elsewhere"), at=NOON) == []
    assert firms_near(Spot(118.0, 36.66), scene.who("grid"), at=NOON) == []
