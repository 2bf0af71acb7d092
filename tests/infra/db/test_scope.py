"""Scope in the database: a query shows exactly what the grants of the kernel reach."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.departments import narrowed
from bazhua.infra.db.records import new_uid
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.scope import Grant, Path
from tests.samples.models import Case

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PERSON = new_uid(NOON)
RIGHTS = {("case", "view"): frozenset({"viewer", "mover"}), ("case", "move"): frozenset({"mover"})}
HOUR = timedelta(hours=1)

masks = st.integers(0, 15)
batches = st.integers(1, 4)


@st.composite
def trees(draw, largest):
    """Return the paths of a random tree; a node's id is its position, so prefixes of digits abound."""
    paths = [Path.of(1)]
    for id_ in range(2, draw(st.integers(2, largest)) + 1):
        parent = paths[draw(st.integers(0, len(paths) - 1))]
        paths.append(Path.of(*parent.ids(), id_))
    return paths


@st.composite
def worlds(draw):
    """Return places of records and grants over the same random trees."""
    region = st.sampled_from(draw(trees(40)))
    group = st.sampled_from(draw(trees(8)))
    place = st.tuples(region, st.none() | group, masks, st.frozensets(batches))
    over = st.tuples(region, st.none()) | st.tuples(st.none(), group)
    since = st.sampled_from([NOON - HOUR, NOON, NOON + HOUR])
    grant = st.builds(
        lambda over, role, departments, assignment, since, until: Grant(
            role=role,
            region=over[0],
            group=over[1],
            departments=departments,
            assignment=assignment,
            since=since,
            until=until,
        ),
        over,
        st.sampled_from(["viewer", "mover", "other"]),
        st.none() | masks,
        st.none() | batches,
        since,
        st.none() | since,
    )
    return draw(st.lists(place, max_size=12)), draw(st.lists(grant, max_size=4))


def stored(region, group=None, departments=0, assignments=frozenset()):
    return Case(
        uid=new_uid(NOON),
        path_then=region.dotted,
        path_now=region.dotted,
        group_now=group.dotted if group else "",
        dept_mask=departments,
        assignment_ids=sorted(assignments),
    )


def actor(*grants):
    return Actor(uid=PERSON, grants=grants, rights=RIGHTS)


def grant(region, role="mover", **changes):
    return Grant(**({"role": role, "region": Path(region), "since": NOON} | changes))


@pytest.mark.django_db
@given(worlds())
@settings(max_examples=300)
def test_query_shows_exactly_what_grants_reach(world):
    places, grants = world
    someone = actor(*grants)
    with transaction.atomic():
        cases = Case.objects.bulk_create(stored(*place) for place in places)

        shown = {
            action: set(Case.objects.visible_to(someone, "case", action, at=NOON))
            for action in ("view", "move", "erase")
        }

        transaction.set_rollback(True)
    assert shown == {
        action: {case for case in cases if someone.may("case", action, case.place, NOON)}
        for action in ("view", "move", "erase")
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("departments", "sets"), [(None, 1), (0b0110, 1)])
def test_a_list_is_narrowed_to_departments_by_one_set(departments, sets):
    for mask in range(16):
        stored(Path.of(1, 2), departments=mask).save()
    someone = actor(grant(".1.", departments=departments))

    shown = narrowed(Case.objects.visible_to(someone, "case", "view", at=NOON), 0b0100)

    reached = departments if departments is not None else 0b1111
    assert sorted(case.dept_mask for case in shown) == [
        mask for mask in range(16) if mask & 0b0100 and mask & reached
    ]
    assert str(shown.query).count("&&") == sets


@pytest.mark.django_db
def test_ids_of_the_levels_follow_the_path():
    case = stored(Path.of(1, 37, 5, 77, 900, 4))
    case.save()

    row = Case.objects.values_list("city_id", "county_id", "town_id", "enterprise_id").get()
    case.path_now = ".1.38.6."
    case.save()

    moved = Case.objects.values_list("city_id", "county_id", "town_id", "enterprise_id").get()
    assert row == (37, 5, 77, 900)
    assert moved == (38, 6, None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", ".", "1.2.", ".1.2", ".1..2.", ".a."])
def test_a_path_of_another_form_is_refused(path):
    case = stored(Path.of(1))
    case.path_now = path

    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()

    assert Case.objects.count() == 0


@pytest.mark.django_db
def test_access_in_scope_with_the_right():
    case = stored(Path.of(1, 2, 3))
    case.save()

    found = access(
        Case, actor(grant(".1.2.")), uid=case.uid, resource="case", action="move", at=NOON
    )

    assert found == case


REFUSED = {
    "in scope without the right": (grant(".1.2.", "viewer"), Forbidden),
    "in scope without any right": (grant(".1.2.", "other"), NotFound),
    "out of scope": (grant(".1.4."), NotFound),
    "grant not yet in force": (grant(".1.2.", since=NOON + HOUR), NotFound),
    "grant no longer in force": (grant(".1.2.", since=NOON - HOUR, until=NOON), NotFound),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("given_grant", "refusal"), REFUSED.values(), ids=REFUSED)
def test_access_is_refused(given_grant, refusal):
    case = stored(Path.of(1, 2, 3))
    case.save()

    with pytest.raises(refusal):
        access(Case, actor(given_grant), uid=case.uid, resource="case", action="move", at=NOON)


@pytest.mark.django_db
def test_access_to_nothing_is_not_found():
    with pytest.raises(NotFound):
        access(
            Case, actor(grant(".1.")), uid=new_uid(NOON), resource="case", action="move", at=NOON
        )


def test_roles_at_a_place_are_those_whose_grants_reach_it():
    someone = actor(grant(".1.2.", "viewer"), grant(".1.2.3."), grant(".1.4.", "other"))

    assert someone.roles_at(stored(Path.of(1, 2, 3)).place, NOON) == {"viewer", "mover"}
    assert someone.roles_at(stored(Path.of(1, 2)).place, NOON) == {"viewer"}
    assert someone.roles_at(stored(Path.of(1)).place, NOON) == set()
