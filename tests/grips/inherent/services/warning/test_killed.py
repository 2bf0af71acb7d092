"""The real clock killed again and again while it judges: the warnings are those of one that lived."""

import time

import numpy as np
import pytest
from django.db import transaction

from bazhua.grips.inherent.models import EarlyWarning, UnitWatch
from bazhua.grips.inherent.services.warning.judging import ARRIVES_WITHIN
from tests.grips.inherent.plant import settle_plant, told
from tests.grips.inherent.together import calm, fault, judged, settle_together
from tests.infra.clock.process import killed, started

WITHIN_S = 120
ROUNDS = 5
NAMES = ("opened_at", "ended_at", "contributions", "worst")


def warned():
    return list(EarlyWarning.objects.order_by("opened_at").values(*NAMES))


def moved_on(before):
    """Wait until the clock has judged further; return how far."""
    until = time.monotonic() + WITHIN_S
    while (now := UnitWatch.objects.get().judged_until) == before:
        assert time.monotonic() < until
        time.sleep(0.01)
    return now


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("committed")
def test_a_clock_that_is_killed_judges_each_sample_once():
    together = settle_together(settle_plant())
    together.trained()
    hours = [
        np.vstack([calm(500, seed), fault(40, seed), calm(200, seed)]) for seed in range(ROUNDS)
    ]
    together.runs(np.vstack(hours))
    with transaction.atomic():
        judged(together.until + ARRIVES_WITHIN)
        whole = warned()
        transaction.set_rollback(True)
    assert len(whole) >= ROUNDS

    reached = UnitWatch.objects.get().judged_until
    while reached < together.until:
        process = started("clock")
        reached = moved_on(reached)
        killed(process)

    assert [one for one in warned() if one["opened_at"] <= together.until] == whole
    rows = EarlyWarning.objects.filter(ended_at__isnull=False)
    assert {tuple(kind for kind, _ in told(row)) for row in rows} == {
        ("warning.opened", "warning.ended")
    }
