"""What the tables must hold, in memory: contributions, the tree, and the cells they fold into."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from bazhua.infra.rollup.core.contribute import Contribution, dims_of, ended, netted
from bazhua.infra.rollup.core.declare import Kind, catalogue
from bazhua.infra.rollup.core.fold import Key, changes
from bazhua.infra.rollup.core.tree import Reorganisation, moved, planted
from bazhua.kernel.scope import Path
from tests.infra.rollup.chronicle import Count, End, Move, Reorganise
from tests.samples.indicators import INDICATORS

KNOWN = catalogue(INDICATORS)


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
    present: Counter = field(default_factory=Counter)
    days: dict = field(default_factory=dict)

    def fold(self, contributions):
        """Add what a batch changes; batches may come in any order."""
        batch = changes(KNOWN, contributions)
        for key, value in batch.flows.items():
            self.values[key] = self.values.get(key, 0) + value
        for key, value in batch.stocks.items():
            self.carry(key, value)
        for presence, value in batch.presences.items():
            before = self.present[presence] > 0
            self.present[presence] += value
            change = int(self.present[presence] > 0) - int(before)
            self.values[presence.key] = self.values.get(presence.key, 0) + change
        return self

    def carry(self, key, value):
        days = self.days.setdefault(key.seat, [])
        at = bisect_left(days, key.day)
        if key not in self.values:
            self.values[key] = self.values[Key(key.seat, days[at - 1])] if at else 0
            insort(days, key.day)
        for day in days[at:]:
            self.values[Key(key.seat, day)] += value

    def plain(self):
        """Return (indicator, path, dims, day) → value."""
        return {(*key.seat, key.day): value for key, value in self.values.items()}

    def presences(self):
        """Return (indicator, path, dims, day, record) → how often."""
        return {
            (*each.key.seat, each.key.day, each.record_uid): times
            for each, times in self.present.items()
        }
