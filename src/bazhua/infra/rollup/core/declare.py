"""What is counted: indicators, declared once and checked when they are declared."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final, TypeAlias

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase, Word, say

DEPARTMENT: Final = "department"
BUCKET: Final = "bucket"
"""The dimension that a histogram adds of itself."""

NEVER: Final = frozenset({"origin", BUCKET})
"""Where a record came from must not be readable from a figure; a bucket is not declared."""

MOST_OF_DISTINCT: Final = 2
"""A distinct count is kept for each subset of its dimensions, so they are few."""

TOWN, COUNTY = 4, 3
"""Depths down to which nodes hold so many records that a total is not to be a sum of hundreds."""

EVERYWHERE: Final = 1_000
"""Deeper than any node."""

A_KEY: Final = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")


class Kind(StrEnum):
    """How the days of an indicator make a figure."""

    FLOW = "flow"
    STOCK = "stock"
    DISTINCT = "distinct"


class Period(StrEnum):
    """In which time a record counts once."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    def first_day(self, day: date) -> date:
        """Return the first day of the period that holds a day."""
        match self:
            case Period.DAY:
                return day
            case Period.MONTH:
                return day.replace(day=1)
            case Period.YEAR:
                return day.replace(month=1, day=1)

    def last_day(self, day: date) -> date:
        """Return the last day of the period that holds a day."""
        match self:
            case Period.DAY:
                return day
            case Period.MONTH:
                return day.replace(day=monthrange(day.year, day.month)[1])
            case Period.YEAR:
                return day.replace(month=12, day=31)


class Audience(IntEnum):
    """Who may read; each may read what those before it may."""

    PUBLIC = 0
    SUBJECT = 1
    AUTHORITY = 2


class DeclarationRefused(DomainError):
    """An indicator is not sound."""

    code = "declaration_refused"

    def __init__(self, indicator: str, problem: Phrase) -> None:
        super().__init__("indicator", indicator=indicator, problem=problem)


class UnknownIndicator(DomainError):
    """Nobody declared an indicator of this name, or not for those who ask."""

    code = "unknown_indicator"
    http_status = 404

    def __init__(self, indicator: str) -> None:
        super().__init__("indicator", indicator=indicator)


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something a figure is told apart by.

    Attributes:
        audience: who may see the figure told apart by it.
    """

    key: str
    word: Word
    audience: Audience = Audience.AUTHORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure that is kept at every node of the tree, for every day.

    Attributes:
        definition: what is counted and what is not, as printed under the figure.
        dimensions: the department is always one of them.
        singled: dimensions by a single code of which it is shown as a figure of its own.
        period: of a distinct count: in which time a record counts once.
        edges: of a histogram: where its second, third … bucket begins, rising.
    """

    key: str
    kind: Kind
    unit: Word
    definition: Word
    dimensions: tuple[Dimension, ...]
    singled: tuple[str, ...] = ()
    audience: Audience = Audience.AUTHORITY
    period: Period | None = None
    edges: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Check the declaration.

        Raises:
            DeclarationRefused: the first thing that is not sound.
        """
        for problem in _problems(self):
            raise DeclarationRefused(self.key, problem)

    @property
    def keys(self) -> frozenset[str]:
        """The dimensions of each contribution."""
        declared = frozenset(dimension.key for dimension in self.dimensions)
        return declared | {BUCKET} if self.edges else declared

    @property
    def totals(self) -> Mapping[frozenset[str], int]:
        """Dimensions of which a flow or stock keeps totals too → the depth down to which.

        All together, and of each department, since a grant is narrowed to departments and to nothing
        else; the same of each code of what is singled out.
        """
        parts = [frozenset[str](), *(frozenset({key}) for key in self.singled)]
        found = {part | more for part in parts for more in (frozenset(), frozenset({DEPARTMENT}))}
        return {keys: COUNTY if keys else TOWN for keys in found - {self.keys}}

    def kept_to(self, dimensions: Set[str]) -> int:
        """Return the depth down to which one cell of a node holds what these dimensions come to.

        Of a distinct count each part of its dimensions has one.
        """
        if self.kind is Kind.DISTINCT:
            return EVERYWHERE
        return {**self.totals, self.keys: TOWN}.get(frozenset(dimensions), 0)

    def bucket(self, amount: int) -> str:
        """Return the bucket of a histogram that an amount falls into."""
        return str(bisect_right(self.edges, amount))

    def start(self, day: date) -> date:
        """Return the day under which a contribution of a day is kept."""
        return self.period.first_day(day) if self.period else day

    def end(self, day: date) -> date:
        """Return the last day that is kept together with a day."""
        return self.period.last_day(day) if self.period else day


Catalogue: TypeAlias = Mapping[str, Indicator]


def catalogue(indicators: Iterable[Indicator]) -> Catalogue:
    """Return indicators by key.

    Raises:
        DeclarationRefused: a key is declared twice.
    """
    named: dict[str, Indicator] = {}
    for each in indicators:
        if each.key in named:
            raise DeclarationRefused(each.key, say("名称重复", "its key is declared twice"))
        named[each.key] = each
    return named


def declared(indicators: Catalogue, key: str) -> Indicator:
    """Return an indicator by key.

    Raises:
        UnknownIndicator: there is none.
    """
    if key not in indicators:
        raise UnknownIndicator(key)
    return indicators[key]


def _problems(indicator: Indicator) -> Iterator[Phrase]:
    if not A_KEY.fullmatch(indicator.key):
        yield say("名称须形如 record.verb", "its key must look like record.verb")
    if not all((*_texts(indicator.unit), *_texts(indicator.definition))):
        yield say("须以中英文写明单位和定义", "its unit and definition must be in both languages")
    yield from _of_dimensions(indicator)
    yield from _of_kind(indicator)


def _texts(word: Word) -> tuple[str, str]:
    return word.zh.strip(), word.en.strip()


def _of_dimensions(indicator: Indicator) -> Iterator[Phrase]:
    keys = [dimension.key for dimension in indicator.dimensions]
    if DEPARTMENT not in keys:
        yield say("须按部门区分", "it must be told apart by department")
    if len(set(keys)) < len(keys):
        yield say("维度重复", "a dimension is named twice")
    if unknown := set(indicator.singled) - set(keys):
        yield say("没有维度 {key}，不能单列", "it has no {key} to single out", key=min(unknown))
    if banned := NEVER & set(keys):
        yield say("不得按 {key} 区分", "it must not be told apart by {key}", key=min(banned))


def _of_kind(indicator: Indicator) -> Iterator[Phrase]:
    distinct = indicator.kind is Kind.DISTINCT
    if distinct != (indicator.period is not None):
        yield say("去重计数须有周期，其他不得有", "a distinct count, and no other, has a period")
    if distinct and len(indicator.dimensions) > MOST_OF_DISTINCT:
        yield say(
            "去重计数至多 {most} 个维度",
            "a distinct count has at most {most} dimensions",
            most=MOST_OF_DISTINCT,
        )
    if indicator.edges and indicator.kind is not Kind.FLOW:
        yield say("只有流量可以分档", "only a flow can be a histogram")
    if list(indicator.edges) != sorted(set(indicator.edges)):
        yield say("分档界限须递增", "the edges of its buckets must rise")
