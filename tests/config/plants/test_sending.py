"""A plant says what it measured at every moment once, and sends while its line is up."""

from bazhua.config.plants.sending import BEFORE_S, begun
from bazhua.engine.messages import readings, tags
from bazhua.grips.inherent.domain.demo.instruments import PERIOD_S
from bazhua.grips.inherent.domain.demo.plants import METHANOL, PLANTS, SPHERES

BEGUN = 20_000 * 86_400
CUT_OFF = BEGUN + 900
TAKES = 2


class Wire:
    """Takes all that is handed over."""

    def __init__(self):
        self.taken = []

    def send(self, outbox, now):  # noqa: ARG002 -- it takes it at once
        for sequence, body in outbox.due(0):
            self.taken.append((sequence, body))
            outbox.answered(sequence)


def running(plant, now):
    wire = Wire()
    (one,) = begun(PLANTS, {plant.gateway: wire}, now)
    return one, wire


def test_what_was_before_the_start_is_sent_first_and_every_moment_once():
    one, wire = running(SPHERES, BEGUN)
    for now in (BEGUN, BEGUN + 1.5, BEGUN + 12.0):
        one.step(1, {}, now)

    sequences = [sequence for sequence, _ in wire.taken]
    first = (BEGUN - BEFORE_S) // PERIOD_S + 1
    assert sequences == list(range(first, BEGUN // PERIOD_S + TAKES + 1))


def test_a_batch_is_what_a_gateway_sends():
    one, wire = running(SPHERES, BEGUN)
    one.step(1, {}, BEGUN)

    sequence, body = wire.taken[-1]
    read = readings(body, SPHERES.gateway)
    assert read.sequence == sequence
    assert tags(read.ids) == [SPHERES.tag(each) for each in SPHERES.instruments]
    assert set(read.t) == {BEGUN * 1_000}


def test_what_was_measured_while_the_line_was_down_is_sent_when_it_is_up():
    one, wire = running(METHANOL, CUT_OFF)
    one.step(1, {}, CUT_OFF - 1.0)
    before = len(wire.taken)
    for now in range(CUT_OFF, CUT_OFF + 400, PERIOD_S):
        one.step(1, {}, float(now))

    assert len(wire.taken) == before
    assert len(one.outbox) == 400 // PERIOD_S
    one.step(1, {}, float(CUT_OFF + 400))
    assert not one.outbox
    assert [sequence for sequence, _ in wire.taken] == sorted({s for s, _ in wire.taken})
