"""Who must answer an alarm until when, who is called, and what an answer brings about.

No national deadline has been published; all of it is a rule of the platform, to be configured.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bazhua.grips.inherent.domain.handling.terms import Reason
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.law.terms import Colour

SINCE: Final = date(2022, 1, 1)
DEADLINES: Final = "BZ/ALARM-HANDLING"
CALLS: Final = "BZ/ALARM-CALLS"
FOLLOWS: Final = "BZ/ALARM-FOLLOWS"
LOAD: Final = "ISA18.2/LOAD"
LOAD_RECALLED: Final = "EEMUA191/NUISANCE-M"

Minutes = Annotated[int, Between(0)]


class Rung(StrEnum):
    """Who is called, the enterprise first and the province last."""

    FIRM_DUTY = "FIRM_DUTY"
    FIRM_HEAD = "FIRM_HEAD"
    PARK = "PARK"
    COUNTY = "COUNTY_OFFICE"
    CITY = "CITY_OFFICE"
    PROVINCE = "PROVINCE_OFFICE"


class PostSought(StrEnum):
    """A kind of post, by its name in the registry."""

    DUTY_OFFICER = "DUTY_OFFICER"
    TEAM_LEADER = "TEAM_LEADER"
    WORKSHOP_HEAD = "WORKSHOP_HEAD"
    SAFETY_MANAGER = "SAFETY_MANAGER"
    SAFETY_DIRECTOR = "SAFETY_DIRECTOR"
    PRINCIPAL = "PRINCIPAL"
    OFFICER = "OFFICER"
    HEAD = "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTimes(PolicyRow):
    """Until when an alarm of a colour is answered, minutes from its first announcement.

    Attributes:
        check_minutes: until when county or park look on the spot; nothing where none is owed.
        supervision_minutes: when the city is told of a check that is not done.
        province_minutes: until when the duty officer of the province has looked at it.
    """

    table: ClassVar[str] = "alarm.handling"
    identity: ClassVar[tuple[str, ...]] = ("colour",)

    colour: Colour
    acknowledge_minutes: Minutes
    feedback_minutes: Minutes
    check_minutes: Minutes | None
    supervision_minutes: Minutes | None
    province_minutes: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCalls(PolicyRow):
    """Who is called one after the other while nobody answers, and how long each has."""

    table: ClassVar[str] = "alarm.calls"
    identity: ClassVar[tuple[str, ...]] = ("colour",)

    colour: Colour
    rungs: tuple[Rung, ...]
    wait_minutes: Minutes

    @property
    def wait(self) -> timedelta:
        """How long who is called has to answer."""
        return timedelta(minutes=self.wait_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmPosts(PolicyRow):
    """The posts of a rung; of those that are there, the first answers."""

    table: ClassVar[str] = "alarm.posts"
    identity: ClassVar[tuple[str, ...]] = ("rung",)

    rung: Rung
    posts: tuple[PostSought, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmFollows(PolicyRow):
    """What follows from a reason that was given.

    Attributes:
        checked: whether the check on the spot is owed all the same.
        danger_colours: colours of an alarm for which a hidden danger is recorded.
    """

    table: ClassVar[str] = "alarm.follows"
    identity: ClassVar[tuple[str, ...]] = ("reason",)

    reason: Reason
    checked: bool
    danger_colours: tuple[Colour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLoad(PolicyRow):
    """How many alarms people can handle."""

    table: ClassVar[str] = "alarm.load"

    acceptable_per_day: int
    highest_per_day: int
    peak_per_10_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BadActors(PolicyRow):
    """How many of the points that alarm most are named, and when a point repeats itself."""

    table: ClassVar[str] = "alarm.bad_actors"

    named: int
    repeats_per_day: int


ALL_RUNGS: Final = tuple(Rung)
OFFICE: Final = (PostSought.DUTY_OFFICER, PostSought.OFFICER, PostSought.HEAD)
GRAVE: Final = (Colour.RED, Colour.ORANGE)

ROWS: Final[tuple[PolicyRow, ...]] = (
    *(
        AlarmTimes(
            clause=DEADLINES,
            since=SINCE,
            colour=colour,
            acknowledge_minutes=acknowledge,
            feedback_minutes=feedback,
            check_minutes=check,
            supervision_minutes=supervision,
            province_minutes=province,
        )
        for colour, acknowledge, feedback, check, supervision, province in (
            (Colour.RED, 3, 15, 15, 30, 10),
            (Colour.ORANGE, 5, 30, 60, 120, None),
            (Colour.YELLOW, 10, 60, 240, None, None),
            (Colour.BLUE, 30, 1440, None, None, None),
        )
    ),
    *(
        AlarmCalls(clause=CALLS, since=SINCE, colour=colour, rungs=rungs, wait_minutes=wait)
        for colour, rungs, wait in (
            (Colour.RED, ALL_RUNGS, 3),
            (Colour.ORANGE, ALL_RUNGS, 5),
            (Colour.YELLOW, ALL_RUNGS[:4], 10),
            (Colour.BLUE, ALL_RUNGS[:2], 30),
        )
    ),
    *(
        AlarmPosts(clause=CALLS, since=SINCE, rung=rung, posts=posts)
        for rung, posts in (
            (
                Rung.FIRM_DUTY,
                (
                    PostSought.DUTY_OFFICER,
                    PostSought.TEAM_LEADER,
                    PostSought.WORKSHOP_HEAD,
                    PostSought.SAFETY_MANAGER,
                    PostSought.OFFICER,
                ),
            ),
            (
                Rung.FIRM_HEAD,
                (
                    PostSought.SAFETY_DIRECTOR,
                    PostSought.SAFETY_MANAGER,
                    PostSought.PRINCIPAL,
                    PostSought.HEAD,
                ),
            ),
            (Rung.PARK, OFFICE),
            (Rung.COUNTY, OFFICE),
            (Rung.CITY, OFFICE),
            (Rung.PROVINCE, OFFICE),
        )
    ),
    *(
        AlarmFollows(
            clause=FOLLOWS, since=SINCE, reason=reason, checked=checked, danger_colours=colours
        )
        for reason, checked, colours in (
            (Reason.REAL, True, GRAVE),
            (Reason.INSTRUMENT, True, GRAVE),
            (Reason.FALSE, True, ()),
            (Reason.MAINTENANCE, False, ()),
            (Reason.CALIBRATION, False, ()),
            (Reason.TEST, False, ()),
        )
    ),
    AlarmLoad(
        clause=LOAD,
        since=SINCE,
        acceptable_per_day=144,
        highest_per_day=150,
        peak_per_10_minutes=2,
    ),
    BadActors(clause=LOAD_RECALLED, since=SINCE, named=10, repeats_per_day=5),
)
