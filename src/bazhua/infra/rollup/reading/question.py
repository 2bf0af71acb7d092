"""Which figure is asked for, and whether this audience may ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import (
    BUCKET,
    DEPARTMENT,
    Audience,
    Indicator,
    UnknownIndicator,
    declared,
)
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.declarations import indicators
from bazhua.kernel.errors import DomainError
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import Phrase, say

RESOURCE: Final = "figure"
VIEW: Final = "view"
OWN: Final = "own"
"""Rights: an authority views figures of its region; those whom they are about have their own."""


class BreakdownRefused(DomainError):
    """A figure may not be asked for this way: its parts would betray what is hidden."""

    code = "breakdown_refused"
    http_status = 403

    def __init__(self, field: str, problem: Phrase) -> None:
        super().__init__(field, problem=problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which figure.

    Attributes:
        path: of the node today; by a former place only what was counted there is found.
        where: dimension → code that is asked for.
        placed: only what was counted while the node stood below the one above it; without it all,
            wherever the node stood.
        audience: who asks; see `audience_of`.
        threshold: of the policy: below it a figure is hidden from the public.
        today: the day of the path; the public does not see the month that runs.
    """

    indicator: str
    path: Path
    window: Window
    where: Mapping[str, str] = field(default_factory=dict)
    placed: bool = False
    audience: Audience
    threshold: int
    today: date


def audience_of(actor: Actor, path: Path, where: Mapping[str, str], *, at: datetime) -> Audience:
    """Return as whom an actor may ask for the figures of a node.

    A grant that is narrowed to departments reaches what is asked for one of them.

    Args:
        where: as in the question; the code of a department is the number of its bit.
    """
    department = where.get(DEPARTMENT, "")
    place = Place(region=path, departments=1 << int(department) if department.isdecimal() else 0)
    if actor.may(RESOURCE, VIEW, place, at):
        return Audience.AUTHORITY
    return Audience.SUBJECT if actor.may(RESOURCE, OWN, place, at) else Audience.PUBLIC


def allowed(question: Question, dimensions: Mapping[str, str]) -> Indicator:
    """Return the indicator, when it may be told apart by these dimensions.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension that this audience may not see, or not here.
    """
    indicator = declared(indicators(), question.indicator)
    if indicator.audience > question.audience:
        raise UnknownIndicator(question.indicator)
    seen = {each.key for each in indicator.dimensions if each.audience <= question.audience}
    if indicator.edges and question.audience is Audience.AUTHORITY:
        seen.add(BUCKET)
    for key in dimensions:
        if key not in seen:
            problem = say("没有维度 {key}", "there is no dimension {key}", key=key)
            raise BreakdownRefused("by", problem)
    return indicator
