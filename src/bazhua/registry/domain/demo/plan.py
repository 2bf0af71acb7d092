"""The enterprises of a demonstration, composed from a seed number: the same seed, the same province."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from bazhua.registry.domain.demo.codes import demo_code
from bazhua.registry.domain.demo.lists import (
    FIRST,
    GIVEN,
    MARK,
    MARK_EN,
    MIDDLE,
    MINING,
    SECOND,
    SPOKEN,
    SURNAMES,
    TRADES,
    Trade,
)
from bazhua.registry.domain.where.facts import Entering, Facts

ENTERPRISES: Final = 500
CHEMICALS: Final = 5
"""So many of the first are chemical firms: they have plants that are watched; a mine comes next."""

AT_HOME: Final = 24
"""So many stand in the county whose officers the sign-in bar offers."""

OLDEST: Final = date(1996, 1, 1)
AGES_DAYS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A real town or subdistrict; its county's name stands in the names of its enterprises."""

    code: str
    county: str
    county_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a seed gives.

    Attributes:
        home: the county whose officers the bar offers; the first enterprise stands in it.
        firms: to be entered, in this order.
    """

    seed: int
    home: str
    firms: tuple[Entering, ...]


def planned(seed: int, towns: Sequence[Town], enterprises: int = ENTERPRISES) -> Plan:
    """Return the demonstration of a seed over the towns of a province, given in a fixed order."""
    random = Random(f"bazhua demonstration {seed}")  # noqa: S311 -- repeatable, not secret
    home = random.choice(sorted({town.county for town in towns}))
    near = [town for town in towns if town.county == home]
    names = set[str]()
    firms = []
    for number in range(1, enterprises + 1):
        town = random.choice(near if number <= AT_HOME else towns)
        firms.append(_firm(random, number, town, names))
    return Plan(seed=seed, home=home, firms=tuple(firms))


def people(seed: int) -> Iterator[str]:
    """Return names of persons without end; no two of the first 900 are alike."""
    random = Random(f"bazhua people {seed}")  # noqa: S311 -- as above
    names = [surname + MIDDLE + given for surname in SURNAMES for given in GIVEN]
    random.shuffle(names)
    while True:
        yield from names


def _firm(random: Random, number: int, town: Town, names: set[str]) -> Entering:
    trade = _trade(random, number)
    zh, en = _name(random, town, trade, names)
    facts = Facts(
        name=zh,
        name_en=en,
        industry=trade.industry,
        headcount=random.randint(*trade.staff),
        high_risk=trade.high_risk,
    )
    return Entering(
        facts=facts,
        region=town.code,
        since=OLDEST + timedelta(days=random.randrange(AGES_DAYS)),
        credit_code=demo_code(number),
        departments=trade.departments,
    )


def _trade(random: Random, number: int) -> Trade:
    if number <= CHEMICALS:
        return TRADES[0]
    drawn = random.choice(TRADES)
    return MINING if number == CHEMICALS + 1 else drawn


def _name(random: Random, town: Town, trade: Trade, names: set[str]) -> tuple[str, str]:
    """Return a name that no other enterprise of the demonstration has."""
    while True:
        first, second = random.choice(FIRST), random.choice(SECOND)
        zh = f"{town.county_name}{first}{second}{trade.zh}有限公司{MARK}"
        if zh not in names:
            names.add(zh)
            brand = f"{SPOKEN[first]}{SPOKEN[second]}".capitalize()
            return zh, f"{brand} {trade.en} Co., Ltd.{MARK_EN}"
