"""A model of the queue in plain lists: what `deliver` must do, without a database."""

from dataclasses import dataclass, replace
from datetime import datetime

from bazhua.infra.events.states import OPEN, State, failed


@dataclass(frozen=True, slots=True)
class Ticket:
    """One delivery."""

    record: object
    seq: int
    subscriber: str
    state: State
    attempts: int
    next_try_at: datetime


def claimable(tickets, at):
    """Return those that may be tried: pending, due, and the first open one of their record."""
    first = {}
    for ticket in tickets:
        if ticket.state in OPEN:
            line = ticket.record, ticket.subscriber
            first[line] = min(first.get(line, ticket.seq), ticket.seq)
    return [
        ticket
        for ticket in tickets
        if ticket.state == State.PENDING
        and ticket.next_try_at <= at
        and first[ticket.record, ticket.subscriber] == ticket.seq
    ]


class Queue:
    """Committed deliveries, what is claimed by whom, and the effects that have happened."""

    def __init__(self):
        self.tickets = []
        self.effects = []
        self.claims = {}

    def emit(self, record, subscribers, at):
        seq = 1 + max((t.seq for t in self.tickets if t.record == record), default=0)
        self.tickets += [Ticket(record, seq, name, State.PENDING, 0, at) for name in subscribers]

    def claim(self, worker, at, batch):
        locked = [ticket for claim in self.claims.values() for ticket in claim]
        free = [ticket for ticket in claimable(self.tickets, at) if ticket not in locked]
        free.sort(key=lambda ticket: ticket.next_try_at)
        self.claims[worker] = free[:batch]

    def commit(self, worker, at, poison):
        """Finish a batch: the effects of the good ones happen, the bad ones wait."""
        for ticket in self.claims.pop(worker, []):
            if (ticket.record, ticket.seq, ticket.subscriber) in poison:
                self._swap(ticket, replace(ticket, **failed(ticket.attempts, at)._asdict()))
            else:
                self.effects.append((ticket.subscriber, ticket.record, ticket.seq))
                self._swap(ticket, replace(ticket, state=State.DONE))

    def crash(self, worker):
        self.claims.pop(worker, None)

    def dead(self):
        return [ticket for ticket in self.tickets if ticket.state == State.DEAD]

    def retry(self, ticket, at):
        self._swap(ticket, replace(ticket, state=State.PENDING, attempts=0, next_try_at=at))

    def bury(self, ticket):
        self._swap(ticket, replace(ticket, state=State.BURIED))

    def _swap(self, old, new):
        self.tickets[self.tickets.index(old)] = new
