"""What the tables must hold, in memory: contributions, the tree, and the cells they fold into."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations

from bazhua.infra.rollup.core.contribute import Contribution, dims_of, ended, netted
from bazhua.infra.rollup.core.declare import Kind, catalogue
from bazhua.infra.rollup.core.tree import Reorganisation, moved, planted
from bazhua.kernel.scope import Path
from tests.infra.rollup.chronicle import Count, End, Move, Reorganise
from tests.samples.indicators import INDICATORS, STANDING

KNOWN = catalogue(INDICATORS)
TOWN, COUNTY = 4, 3
"""Depths down to which the whole, and other totals, are kept too."""

TOTALS = {STANDING.key: [(), ("department",), ("grade",)]}
USUAL = [(), ("department",)]
"""The dimensions of totals."""


class Model:
    def __init__(self):
        self.tree = []
        self.of_record = defaultdict(list)

    @property
    def contributions(self):
        return [each for written in self.of_record.values() for each in written]

    def do(self, op):
        """Do one thing; return what is written."""
        match op:
            case Count():
                kind = KNOWN[op.indicator].kind
                written = list(planted(kind, contribution(op), self.tree))
            case Move():
                path = op.path and Path(op.path)
                standing = self.standing(op.record, op.day)
                codes = dims_of(op.codes)
                written = moved(standing, tree=self.tree, path=path, codes=codes)
            case End():
                written = ended(self.standing(op.record, op.day))
            case Reorganise():
                step = Reorganisation(Path(op.old), Path(op.new), op.day)
                self.tree.append(step)
                written = self.replanted(step)
        for each in written:
            self.of_record[each.record_uid].append(each)
        return written

    def standing(self, record, day):
        stocks = [each for each in self.of_record[record] if is_stock(each)]
        return netted(replace(each, day=max(each.day, day)) for each in stocks)

    def replanted(self, step):
        below = [each for each in self.contributions if step.old.holds(each.path)]
        since = netted(
            replace(each, day=max(each.day, step.day))
            for each in below
            if is_stock(each) or each.day >= step.day
        )
        there = [
            replace(each, path=Path(step.new.dotted + each.path.dotted[len(step.old.dotted) :]))
            for each in since
        ]
        return [*ended(since), *there]


def only(keys, dims):
    return tuple(each for each in dims if each[0] in keys)


def is_stock(each):
    return KNOWN[each.indicator].kind is Kind.STOCK


def contribution(op):
    return Contribution(
        indicator=op.indicator,
        record_uid=op.record,
        path=Path(op.path),
        day=op.day,
        dims=dims_of(op.codes),
        value=op.value,
    )


@dataclass
class Cells:
    """A cell exists from the first contribution that touches it, also when its value is 0 again."""

    values: dict = field(default_factory=dict)
    """(indicator, path, dims, day) → value."""
    times: dict = field(default_factory=dict)
    """(indicator, path, dims, day, record) → how often."""
    days: dict = field(default_factory=dict)

    def fold(self, contributions):
        """Add contributions; they may come in any order."""
        for each in contributions:
            ids = each.path.ids()
            for depth in range(1, len(ids) + 1):
                indicator, path = KNOWN[each.indicator], Path.of(*ids[:depth]).dotted
                self.add(indicator, path, each)
                if indicator.kind is not Kind.DISTINCT:
                    for total in TOTALS.get(each.indicator, USUAL):
                        if depth <= (COUNTY if total else TOWN):
                            self.add(indicator, path, replace(each, dims=only(total, each.dims)))
        return self

    def add(self, indicator, path, each):
        match indicator.kind:
            case Kind.FLOW:
                cell = (each.indicator, path, each.dims, each.day)
                self.values[cell] = self.values.get(cell, 0) + each.value
            case Kind.STOCK:
                self.carry((each.indicator, path, each.dims), each.day, each.value)
            case Kind.DISTINCT:
                for size in range(len(each.dims) + 1):
                    for part in combinations(each.dims, size):
                        cell = (each.indicator, path, part, indicator.start(each.day))
                        self.meet(cell, each.record_uid, each.value)

    def carry(self, seat, day, value):
        days = self.days.setdefault(seat, [])
        at = bisect_left(days, day)
        if (*seat, day) not in self.values:
            self.values[*seat, day] = self.values[*seat, days[at - 1]] if at else 0
            insort(days, day)
        for later in days[at:]:
            self.values[*seat, later] += value

    def meet(self, cell, record, value):
        before = self.times.get((*cell, record), 0)
        self.times[*cell, record] = before + value
        change = (before + value > 0) - (before > 0)
        self.values[cell] = self.values.get(cell, 0) + change
