"""The tables against the model and the truth: the same, whatever happened and in what order."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Event as Flag

import pytest
from django.db import connection, transaction

from bazhua.infra.rollup.counting import recount
from bazhua.infra.rollup.folding import fold_all, fold_batch
from tests.infra.rollup.chronicle import Chronicle
from tests.infra.rollup.model import Cells, Model
from tests.infra.rollup.scene import cells, do, presences, written
from tests.infra.rollup.truth import Truth, by_day

TOGETHER = 25


def live(chronicle, steps, between):
    """Live a chronicle in model, truth and database; call something now and then."""
    model, truth = Model(), Truth(chronicle.first_parents)
    ops = list(chronicle.live(steps))
    for first in range(0, steps, TOGETHER):
        with transaction.atomic():
            for op in ops[first : first + TOGETHER]:
                model.do(op)
                truth.do(op)
                do(op)
        between()
    return model, truth


def plain(contributions):
    rows = (
        (each.indicator, each.record_uid, each.path.dotted, each.day, each.dims, each.value)
        for each in contributions
    )
    return sorted(rows)


def assert_same(model, truth):
    expected = Cells().fold(model.contributions)
    assert written() == plain(model.contributions)
    assert cells() == expected.values
    assert presences() == expected.times
    assert by_day(cells()) == truth.figures()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("steps", [400, pytest.param(2_000, marks=pytest.mark.soak)])
def test_random_steps_are_the_model_bit_for_bit(steps):
    sizes = Random(steps)  # noqa: S311 -- repeatable, not secret
    model, truth = live(Chronicle(steps), steps, lambda: fold_batch(sizes.randrange(1, 120)))
    while fold_batch(500):
        pass

    assert_same(model, truth)
    found = recount()
    assert (found.contributions, found.waiting) == (len(model.contributions), 0)
    assert (found.cells, found.differences) == (len(cells()), [])


@pytest.mark.django_db(transaction=True)
def test_recount_while_others_contribute_and_fold_finds_no_difference():
    stop = Flag()

    def folder(_):
        try:
            folded = 0
            while not stop.is_set():
                folded += fold_batch(7) or 0
            return folded
        finally:
            connection.close()

    recounts = []
    with ThreadPoolExecutor(2) as pool:
        folders = pool.map(folder, range(2))
        model, truth = live(Chronicle(6), 200, lambda: recounts.append(recount()))
        stop.set()
        folded = sum(folders) + fold_all()

    assert folded == len(model.contributions)
    assert {len(each.differences) for each in recounts} == {0}
    assert len({each.contributions for each in recounts}) > 3
    assert_same(model, truth)
