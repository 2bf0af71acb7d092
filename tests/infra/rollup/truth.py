"""What is true on each day, kept day by day in the plainest way; it shares no code with roll-up."""

from collections import defaultdict
from datetime import timedelta
from itertools import combinations

from tests.infra.rollup.chronicle import (
    BEGIN,
    DAYS,
    PROVINCE,
    Count,
    End,
    Move,
    Reorganise,
)
from tests.samples.indicators import STANDING, VISITED

ALL_DAYS = [BEGIN + timedelta(days=number) for number in range(DAYS)]


class Truth:
    def __init__(self, first_parents):
        self.parents = {day: dict(first_parents) for day in ALL_DAYS}
        self.standing = {day: defaultdict(lambda: defaultdict(int)) for day in ALL_DAYS}
        """Day → record → (town, dims) → how much."""
        self.counted = []

    def do(self, op):
        if isinstance(op, Count) and op.indicator != STANDING.key:
            self.counted.append(op)
            return
        for day in ALL_DAYS[ALL_DAYS.index(op.day) :]:
            self.on(day, op)

    def on(self, day, op):
        match op:
            case Count():
                self.standing[day][op.record][op.town, dims_of(op.codes)] += op.value
            case Move():
                before = self.standing[day].pop(op.record, {})
                for (town, dims), value in before.items():
                    after = (op.town or town, dims_of({**dict(dims), **op.codes}))
                    self.standing[day][op.record][after] += value
            case End():
                self.standing[day].pop(op.record, None)
            case Reorganise():
                self.parents[day][op.node] = op.parent

    def above(self, town, day):
        """Return the paths of a town and of all above it, as of a day."""
        county = self.parents[day][town]
        ids = (PROVINCE, self.parents[day][county], county, town)
        return ["." + ".".join(map(str, ids[: depth + 1])) + "." for depth in range(len(ids))]

    def facts(self):
        """Return (indicator, record, path, day, dims, value) of everything, at every node."""
        for op in self.counted:
            for path in self.above(op.town, op.day):
                yield op.indicator, op.record, path, op.day, dims_of(op.codes), op.value
        for day, records in self.standing.items():
            for record, places in records.items():
                for (town, dims), value in places.items():
                    for path in self.above(town, day):
                        yield STANDING.key, record, path, day, dims, value

    def figures(self):
        """Return (indicator, path, dims, day) → value for every day, without zeros."""
        found, times = defaultdict(int), defaultdict(int)
        for indicator, record, path, day, dims, value in self.facts():
            if indicator == VISITED.key:
                for part in parts(dims):
                    times[indicator, path, part, day.replace(day=1), record] += value
            else:
                found[indicator, path, dims, day] += value
                for total in totals(indicator, path, dims):
                    found[indicator, path, total, day] += value
        for (*cell, _), value in times.items():
            found[tuple(cell)] += value > 0
        return {cell: value for cell, value in found.items() if value}

    def behind(self, indicator, node, window, where):
        """Return the records behind a number at a node and what each adds to it."""
        sums = defaultdict(int)
        for key, record, path, day, dims, value in self.facts():
            last = path.split(".")[-2] == str(node)
            if key == indicator.key and last and where.items() <= dict(dims).items():
                sums[record, path if indicator is VISITED else ""] += value * meant(
                    indicator, day, window
                )
        if indicator is VISITED:
            return {record: 1 for (record, _), value in sums.items() if value > 0}
        return {record: value for (record, _), value in sums.items() if value}


def dims_of(codes):
    return tuple(sorted(codes.items()))


def totals(indicator, path, dims):
    """Return the totals that a fact is in: all together, and above towns its department's; of what
    stands also its grade's."""
    town = path.count(".") == 5
    by = [()] if town else [(), ("department",)]
    by += [("grade",)] if indicator == STANDING.key and not town else []
    return [tuple((key, code) for key, code in dims if key in keys) for keys in by]


def parts(dims):
    return [part for size in range(len(dims) + 1) for part in combinations(dims, size)]


def meant(indicator, day, window):
    """Tell whether a day belongs to a number, by the definition of the number."""
    if indicator is STANDING:
        return day == window.until
    if indicator is VISITED:
        return (day.year, day.month) == (window.until.year, window.until.month)
    return window.since <= day <= window.until


def by_day(cells):
    """Return the value of cells on every day, without zeros: balances hold until they change."""
    found = {}
    for (indicator, path, dims, day), value in sorted(cells.items()):
        if indicator == STANDING.key:
            for later in ALL_DAYS[ALL_DAYS.index(day) :]:
                found[indicator, path, dims, later] = value
        else:
            found[indicator, path, dims, day] = value
    return {cell: value for cell, value in found.items() if value}
