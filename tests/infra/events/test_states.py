"""Waits of failed deliveries, and ten thousand random lives of the queue."""

from collections import Counter, defaultdict
from datetime import timedelta
from random import Random

import pytest

from bazhua.infra.events.states import State, failed
from tests.infra.events.queue import Queue
from tests.infra.events.scene import NOON

SUBSCRIBERS = ("note", "taste")
WORKERS = ("a", "b", "c", "d")
LIVES = 10_000


@pytest.mark.parametrize(
    ("attempts", "state", "seconds"),
    [
        (0, State.PENDING, 1),
        (1, State.PENDING, 2),
        (5, State.PENDING, 32),
        (8, State.PENDING, 256),
        (9, State.DEAD, 512),
    ],
)
def test_wait_doubles_until_the_tenth_failure(attempts, state, seconds):
    assert failed(attempts, NOON) == (state, attempts + 1, NOON + timedelta(seconds=seconds))


def test_wait_is_never_longer_than_ten_minutes():
    assert failed(40, NOON).next_try_at == NOON + timedelta(minutes=10)


def live(random):
    """Run one random life of the queue to its end; return it and what was buried."""
    queue, at, poison, buried = Queue(), NOON, set(), set()
    for _ in range(random.randint(5, 25)):
        at += timedelta(seconds=random.choice([0, 1, 60, 900]))
        worker = random.choice(WORKERS)
        match random.choice(("emit", "emit", "claim", "commit", "crash", "poison")):
            case "emit":
                queue.emit(random.randint(1, 3), SUBSCRIBERS, at)
            case "claim" if worker not in queue.claims:
                queue.claim(worker, at, random.randint(1, 4))
            case "commit":
                queue.commit(worker, at, poison)
            case "crash":
                queue.crash(worker)
            case "poison":
                poison.add((random.randint(1, 3), random.randint(1, 4), random.choice(SUBSCRIBERS)))
    for worker in WORKERS:
        queue.crash(worker)
    _finish(queue, at, poison, buried, random)
    return queue, buried


def _finish(queue, at, poison, buried, random):
    """Deliver until nothing is open; the dead are buried, or healed and retried."""
    while any(ticket.state in (State.PENDING, State.DEAD) for ticket in queue.tickets):
        at += timedelta(minutes=10)
        queue.claim("a", at, 100)
        queue.commit("a", at, poison)
        for ticket in queue.dead():
            key = (ticket.record, ticket.seq, ticket.subscriber)
            if random.random() < 0.5:
                queue.bury(ticket)
                buried.add(key)
            else:
                poison.discard(key)
                queue.retry(ticket, at)


def test_every_effect_happens_once_and_in_order():
    for seed in range(LIVES):
        queue, buried = live(Random(seed))  # noqa: S311 -- repeatable

        emitted = {(t.subscriber, t.record, t.seq) for t in queue.tickets}
        given_up = {(name, record, seq) for record, seq, name in buried}
        order = defaultdict(list)
        for name, record, seq in queue.effects:
            order[name, record].append(seq)
        assert Counter(queue.effects) == Counter(emitted - given_up), seed
        assert all(seqs == sorted(seqs) for seqs in order.values()), seed
