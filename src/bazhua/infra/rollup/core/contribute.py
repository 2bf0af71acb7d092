"""What one record adds to one figure; never altered, only answered by its opposite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from uuid import UUID

from bazhua.infra.rollup.core.declare import BUCKET, Indicator
from bazhua.kernel.errors import DomainError
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Phrase, say

Dims: TypeAlias = tuple[tuple[str, str], ...]
"""Dimension and code, in the order of the dimensions' names."""


class ContributionRefused(DomainError):
    """A contribution does not fit its indicator."""

    code = "contribution_refused"

    def __init__(self, indicator: str, problem: Phrase) -> None:
        super().__init__("contribution", indicator=indicator, problem=problem)


def dims_of(codes: Mapping[str, str]) -> Dims:
    """Return codes in their canonical order."""
    return tuple(sorted(codes.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A record adds a whole number to an indicator, at its place on a day.

    Attributes:
        path: where the record stands on that day; never rewritten.
        day: the Beijing day of the legal instant.
    """

    indicator: str
    record_uid: UUID
    path: Path
    day: date
    dims: Dims
    value: int = 1


def checked(indicator: Indicator, contribution: Contribution) -> Contribution:
    """Return a contribution that fits its indicator.

    Raises:
        ContributionRefused: it does not.
    """
    codes = dict(contribution.dims)
    if codes.keys() != indicator.keys or not all(codes.values()):
        wanted = ", ".join(sorted(indicator.keys))
        problem = say("维度应为 {wanted}", "its dimensions must be {wanted}", wanted=wanted)
        raise ContributionRefused(indicator.key, problem)
    buckets = {str(number) for number in range(len(indicator.edges) + 1)}
    if codes.get(BUCKET, "0") not in buckets:
        problem = say("没有第 {n} 档", "there is no bucket {n}", n=codes[BUCKET])
        raise ContributionRefused(indicator.key, problem)
    if contribution.value == 0:
        raise ContributionRefused(indicator.key, say("数值为 0", "its value is 0"))
    ordered = dims_of(codes)
    return contribution if ordered == contribution.dims else replace(contribution, dims=ordered)


def changed(dims: Dims, codes: Dims) -> Dims:
    """Return dimensions with other codes; what is not among the dimensions is left out."""
    own = dict(dims)
    return dims_of({**own, **{key: code for key, code in codes if key in own}})


def ended(standing: Iterable[Contribution]) -> list[Contribution]:
    """Return what takes stocks away: −n where they stand."""
    return [replace(each, value=-each.value) for each in standing]


def netted(contributions: Iterable[Contribution]) -> list[Contribution]:
    """Return contributions without those that cancel each other."""
    sums: dict[Contribution, int] = {}
    for each in contributions:
        key = replace(each, value=0)
        sums[key] = sums.get(key, 0) + each.value
    return [replace(key, value=value) for key, value in sums.items() if value]
