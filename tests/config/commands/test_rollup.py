"""`bazhua rollup recount` on cells that are right, and on cells that somebody changed."""

import json

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.infra.events.models import Event
from bazhua.infra.rollup.folding import fold_all
from bazhua.infra.rollup.models import Cell, Presence
from tests.infra.rollup.scene import cells, count, counted, presences
from tests.samples.indicators import STANDING, VISITED


@pytest.fixture
def folded(transactional_db):  # noqa: ARG001 -- a recount is a transaction of its own
    count(*(counted(".1.2.", indicator=each) for each in (STANDING, VISITED)))
    fold_all()
    return cells(), presences()


def run_recount(*words):
    run = CliRunner().invoke(main, ["rollup", "recount", *words])
    return run.exit_code, json.loads(run.output)


def damage():
    """Change a balance, take a cell away, and add what nobody contributed."""
    told_apart = Cell.objects.filter(dims__has_keys=["department", "grade"])
    told_apart.filter(indicator=STANDING.key, path=".1.").update(value=7)
    Cell.objects.filter(indicator=VISITED.key, path=".1.2.", dims={}).delete()
    Presence.objects.filter(path=".1.", dims={}).update(times=3)
    one = told_apart.filter(path=".1.2.").first()
    Cell.objects.create(indicator=one.indicator, path=".1.9.", day=one.day, dims=one.dims, value=0)


def test_check_of_right_cells_says_so(folded):
    code, told = run_recount("--check")

    assert code == 0
    assert told == {
        "contributions": 2,
        "waiting": 0,
        "cells": len(folded[0]),
        "differences": 0,
        "different": [],
        "repaired": False,
    }


def test_check_names_each_cell_that_differs_and_changes_nothing(folded):
    damage()
    before = cells(), presences()

    plain, checked = run_recount(), run_recount("--check")

    named = [
        (
            each["indicator"],
            each["path"],
            each["dims"],
            each["record_uid"],
            each["kept"],
            each["counted"],
        )
        for each in checked[1]["different"]
    ]
    one, grade = "00000000-0000-0000-0000-000000000007", {"department": "1", "grade": "general"}
    assert (plain[0], checked[0]) == (0, 2)
    assert plain[1] == checked[1]
    assert sorted(named, key=str) == sorted(
        [
            (STANDING.key, ".1.", grade, None, 7, 1),
            (VISITED.key, ".1.", {}, one, 3, 1),
            (VISITED.key, ".1.2.", {}, None, None, 1),
            (STANDING.key, ".1.9.", grade, None, 0, None),
        ],
        key=str,
    )
    assert (cells(), presences()) == before != folded


def test_repair_writes_what_was_counted_and_says_so_for_ever(folded):
    damage()

    code, told = run_recount("--repair")

    event = Event.objects.get(kind="figures.repaired")
    assert (code, told["differences"], told["repaired"]) == (0, 4, True)
    assert (cells(), presences()) == folded
    assert (event.data["differences"], len(event.data["first"])) == (4, 4)
    assert run_recount("--check")[0] == 0


def test_repair_of_right_cells_leaves_no_event(folded):
    before = Event.objects.count()

    code, told = run_recount("--repair")

    assert (code, told["repaired"], Event.objects.count()) == (0, False, before)
    assert (cells(), presences()) == folded


def test_check_and_repair_together_are_refused():
    run = CliRunner().invoke(main, ["rollup", "recount", "--check", "--repair"])

    assert (run.exit_code, "--check or --repair" in run.output) == (2, True)
