"""The tree as of a day, and what a move, a regrading or a late find writes."""

from datetime import date
from uuid import UUID

import pytest

from bazhua.infra.rollup.core.contribute import Contribution, dims_of, ended
from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.core.tree import (
    Reorganisation,
    ReorganisationRefused,
    followed,
    moved,
    path_on,
    planted,
)
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.scope import BadPath, Path
from bazhua.kernel.words import Lang
from tests.samples.indicators import STANDING

DAYS = [date(2026, 1, day) for day in range(1, 32)]
THERE = Reorganisation(Path(".1.2.10."), Path(".1.3.10."), DAYS[10])
TOWN = Reorganisation(Path(".1.3.10.100."), Path(".1.3.11.100."), DAYS[15])
BACK = Reorganisation(Path(".1.3.10."), Path(".1.2.10."), DAYS[20])
TREE = [THERE, TOWN, BACK]

PLACES = {
    "a county that went and came back": (
        (".1.2.10.101.", ".1.3.10.101."),
        {9: ".1.2.10.101.", 10: ".1.3.10.101.", 19: ".1.3.10.101.", 20: ".1.2.10.101."},
    ),
    "a town that left it meanwhile": (
        (".1.2.10.100.5.", ".1.3.10.100.5.", ".1.3.11.100.5."),
        {9: ".1.2.10.100.5.", 14: ".1.3.10.100.5.", 15: ".1.3.11.100.5.", 30: ".1.3.11.100.5."},
    ),
    "a county with a name that begins the same": (
        (".1.2.101.",),
        {0: ".1.2.101.", 30: ".1.2.101."},
    ),
}


@pytest.mark.parametrize(("paths", "places"), PLACES.values(), ids=PLACES)
def test_a_node_is_found_on_a_day_by_any_of_its_paths(paths, places):
    for path in paths:
        found = {day: path_on(Path(path), DAYS[day], TREE).dotted for day in places}

        assert found == places


def standing(path=".1.2.10.", day=DAYS[5], value=1, **codes):
    return Contribution(
        indicator=STANDING.key,
        record_uid=UUID(int=1),
        path=Path(path),
        day=day,
        dims=dims_of({"department": "1", "grade": "general"} | codes),
        value=value,
    )


def short(contributions):
    return sorted((each.path.dotted, each.day.day - 1, each.value) for each in contributions)


def test_what_is_known_late_is_taken_along_by_what_was_re_organised_since():
    late = planted(Kind.STOCK, standing(".1.3.10.100."), TREE)
    flow = planted(Kind.FLOW, standing(".1.3.10.100."), TREE)

    assert short(late) == [
        (".1.2.10.100.", 5, 1),
        (".1.2.10.100.", 10, -1),
        (".1.3.10.100.", 10, 1),
        (".1.3.10.100.", 15, -1),
        (".1.3.11.100.", 15, 1),
    ]
    assert short(flow) == [(".1.2.10.100.", 5, 1)]


def test_regrading_takes_away_and_adds_the_same():
    one = standing(value=3)

    written = moved([one], tree=(), codes=(("grade", "major"), ("industry", "7")))

    major = dims_of({"department": "1", "grade": "major"})
    assert [(each.dims, each.value) for each in written] == [(one.dims, -3), (major, 3)]
    assert moved([one], tree=(), codes=(("grade", "general"),)) == []


def test_a_late_move_takes_along_what_came_after_it():
    stood = [standing(day=DAYS[5]), standing(day=DAYS[8]), standing(day=DAYS[9], value=-2)]

    written = moved(stood, tree=(), path=Path(".1.4."))

    assert short(written) == [
        (".1.2.10.", 5, -1),
        (".1.2.10.", 8, -1),
        (".1.2.10.", 9, 2),
        (".1.4.", 5, 1),
        (".1.4.", 8, 1),
        (".1.4.", 9, -2),
    ]
    assert short(ended(stood)) == [(".1.2.10.", 5, -1), (".1.2.10.", 8, -1), (".1.2.10.", 9, 2)]


REFUSED = {
    "another node": (".1.2.10.", ".1.3.11.", DAYS[25], "new", "it is not the same node"),
    "below itself": (".1.2.10.", ".1.2.10.5.10.", DAYS[25], "new", "a node cannot go below itself"),
    "nowhere": (".1.2.11.", ".1.2.11.", DAYS[25], "new", "a node cannot go below itself"),
    "in future": (
        ".1.2.11.",
        ".1.4.11.",
        DAYS[29],
        "day",
        "it is not in force yet; enter it on its day",
    ),
    "before the last": (
        ".1.2.11.",
        ".1.4.11.",
        DAYS[19],
        "day",
        "it is earlier than the last, 2026-01-21",
    ),
    "from where it is not": (
        ".1.3.10.",
        ".1.4.10.",
        DAYS[25],
        "old",
        "this place was moved to .1.2.10.",
    ),
    "to where nothing is": (
        ".1.2.12.",
        ".1.3.10.12.",
        DAYS[25],
        "new",
        "this place was moved to .1.2.10.",
    ),
}


@pytest.mark.parametrize(("old", "new", "day", "field", "problem"), REFUSED.values(), ids=REFUSED)
def test_a_re_organisation_that_cannot_be_is_refused(old, new, day, field, problem):
    with pytest.raises(ReorganisationRefused) as refused:
        followed(TREE, Reorganisation(Path(old), Path(new), day), today=DAYS[28])

    assert (refused.value.field, refused.value.data["problem"].text(Lang.EN)) == (field, problem)
    assert problem in sentence(refused.value, Lang.EN)


def test_a_path_that_is_none_is_refused():
    with pytest.raises(BadPath):
        Reorganisation(Path("1.2"), Path(".1.3.2."), DAYS[0])
