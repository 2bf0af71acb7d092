"""Random lives of records in a tree that is re-organised; much becomes known days later."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tests.samples.indicators import HOURS, OPENED, STANDING, VISITED

BEGIN = date(2026, 1, 1)
DAYS = 90
PROVINCE = 1
CITIES = (2, 3, 4)
COUNTIES = tuple(range(10, 22))
TOWNS = tuple(range(100, 136))
LATE_DAYS = (0, 0, 0, 0, 1, 9)


@dataclass(frozen=True, kw_only=True)
class Count:
    """A record adds something, at a town on a day."""

    indicator: str
    record: UUID
    town: int
    path: str
    day: date
    codes: dict
    value: int = 1


@dataclass(frozen=True, kw_only=True)
class Move:
    """From a day on a record stands in another town, or under other codes, or both."""

    record: UUID
    day: date
    town: int | None
    path: str | None
    codes: dict


@dataclass(frozen=True, kw_only=True)
class End:
    """From a day on a record stands nowhere."""

    record: UUID
    day: date


@dataclass(frozen=True, kw_only=True)
class Reorganise:
    """From a day on a county belongs to another city, or a town to another county."""

    node: int
    parent: int
    old: str
    new: str
    day: date


@dataclass
class Chronicle:
    seed: int
    records: Any = 200
    today: date = BEGIN
    parents: dict = field(init=False)
    paths: dict = field(init=False)
    """Town → every path that it has or had."""
    last: date = BEGIN

    def __post_init__(self):
        self.random = Random(self.seed)  # noqa: S311 -- repeatable, not secret
        self.records = [UUID(int=self.random.getrandbits(128)) for _ in range(self.records)]
        self.parents = {county: CITIES[county % len(CITIES)] for county in COUNTIES}
        self.parents |= {town: COUNTIES[town % len(COUNTIES)] for town in TOWNS}
        self.first_parents = dict(self.parents)
        self.paths = {town: [self.path(town)] for town in TOWNS}

    def path(self, node):
        ids = [node]
        while ids[0] in self.parents:
            ids.insert(0, self.parents[ids[0]])
        return "." + ".".join(str(id_) for id_ in (PROVINCE, *ids)) + "."

    def live(self, steps):
        """Do one random thing after the other, through all days."""
        for number in range(steps):
            self.today = BEGIN + timedelta(days=number * DAYS // steps)
            yield self.step()

    def step(self):
        record, roll = self.random.choice(self.records), self.random.random()
        if roll < 0.005:
            return self.reorganise()
        if roll < 0.15:
            return self.count(STANDING, record, value=self.random.choice((1, 1, 3)))
        if roll < 0.35:
            return self.move(record)
        if roll < 0.4:
            return End(record=record, day=self.some_day())
        value = self.random.choice((1, 1, 1, 1, 2, -1))
        return self.count(self.random.choice((OPENED, VISITED, HOURS)), record, value)

    def some_day(self):
        return max(BEGIN, self.today - timedelta(days=self.random.choice(LATE_DAYS)))

    def somewhere(self):
        """Return a town, and one of the paths that it has or had."""
        town = self.random.choice(TOWNS)
        return {"town": town, "path": self.random.choice(self.paths[town])}

    def codes(self, indicator):
        codes = {"department": str(self.random.randrange(4))}
        if "grade" in indicator.keys:
            codes["grade"] = self.random.choice(("general", "major"))
        if indicator is HOURS:
            codes["bucket"] = indicator.bucket(self.random.randrange(100))
        return codes

    def count(self, indicator, record, value=1):
        return Count(
            indicator=indicator.key,
            record=record,
            day=self.some_day(),
            codes=self.codes(indicator),
            value=value,
            **self.somewhere(),
        )

    def move(self, record):
        place = self.somewhere() if self.random.random() < 0.7 else {"town": None, "path": None}
        codes = self.codes(STANDING)
        if self.random.random() < 0.3:
            del codes[self.random.choice(list(codes))]
        return Move(record=record, day=self.some_day(), codes=codes, **place)

    def reorganise(self, node=None):
        node = node or self.random.choice(COUNTIES + TOWNS)
        others = CITIES if node in COUNTIES else COUNTIES
        old = self.path(node)
        parent = self.random.choice([each for each in others if each != self.parents[node]])
        self.parents[node] = parent
        for town in TOWNS:
            if self.path(town) not in self.paths[town]:
                self.paths[town].append(self.path(town))
        self.last = max(self.last, self.some_day())
        return Reorganise(node=node, parent=parent, old=old, new=self.path(node), day=self.last)
