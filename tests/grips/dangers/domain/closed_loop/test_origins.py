"""How a danger came to be known: who says it by recording it, and who may learn it."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.origins import (
    AUTHORITIES,
    OF_THE_SUBJECT,
    ORIGIN_WORDS,
    SELF_FOUND,
    Origin,
    may_learn_origin,
    origin_by,
)
from bazhua.registry.domain.roles.table import ROLES


def test_every_origin_has_its_words():
    assert set(ORIGIN_WORDS) == set(Origin)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_authorities_learn_it_and_nobody_else(role):
    assert may_learn_origin(frozenset({role})) is (role in AUTHORITIES)


@pytest.mark.parametrize("role", sorted(OF_THE_SUBJECT))
def test_whoever_has_a_role_at_the_subject_never_learns_it(role):
    assert not may_learn_origin(frozenset({role}) | AUTHORITIES)


@pytest.mark.parametrize(
    ("roles", "origin"),
    [
        ({"R23"}, Origin.EMPLOYEE),
        ({"R22", "R23"}, Origin.EMPLOYEE),
        ({"R21", "R22"}, Origin.OWN_CHECK),
        ({"R19", "R06"}, Origin.OWN_CHECK),
        ({"R09"}, Origin.GRID),
        ({"R09", "R08"}, Origin.OFFICER),
        ({"R12"}, Origin.OFFICER),
        (set(), Origin.OFFICER),
    ],
)
def test_who_reports_a_danger_says_how_it_became_known(roles, origin):
    assert origin_by(frozenset(roles)) is origin


def test_what_a_firm_finds_itself_is_never_from_outside():
    assert {origin_by(frozenset({role})) for role in OF_THE_SUBJECT} <= SELF_FOUND
