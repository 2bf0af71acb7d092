"""Policy of the registry: the highest age, and the safety staff an enterprise needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentAge(PolicyRow):
    """The highest age in completed years that a resident identity number may say."""

    table: ClassVar[str] = "code.resident_age"

    most_years: int


class Post(StrEnum):
    """A safety post or body that an enterprise needs from a number of staff on."""

    SAFETY_DIRECTOR = "SAFETY_DIRECTOR"
    SAFETY_COMMITTEE = "SAFETY_COMMITTEE"
    FULL_TIME_STAFF = "FULL_TIME_STAFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostThreshold(PolicyRow):
    """From how many staff on an enterprise needs a safety post or body.

    Attributes:
        least_headcount: inclusive; subsidiaries and branches are counted in.
    """

    table: ClassVar[str] = "staffing.post"
    identity: ClassVar[tuple[str, ...]] = ("post", "high_risk")

    post: Post
    high_risk: bool
    least_headcount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerShare(PolicyRow):
    """How many trainers of its own an enterprise needs.

    Attributes:
        per_mille: of the staff, rounded up.
        least: at least so many.
        above_scale_only: whether only enterprises above the statistical scale need any.
    """

    table: ClassVar[str] = "staffing.trainers"
    identity: ClassVar[tuple[str, ...]] = ("high_risk",)

    high_risk: bool
    per_mille: Decimal
    least: int
    above_scale_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineerShare(PolicyRow):
    """How many registered safety engineers the listed industries need.

    Attributes:
        least_headcount: staff from which the duty begins, inclusive.
        percent: of the safety managers, rounded up.
        few_managers: up to so many safety managers ``least`` engineers are enough.
    """

    table: ClassVar[str] = "staffing.engineers"

    least_headcount: int
    percent: Decimal
    few_managers: int
    least: int


RESIDENT_ROWS = (ResidentAge(clause="BZ/RESIDENT-AGE", since=date(1999, 7, 1), most_years=130),)

LAW_SINCE: Final = date(2021, 9, 1)
SHANDONG_SINCE: Final = date(2022, 3, 1)

POST_ROWS = tuple(
    PostThreshold(
        clause=clause, since=since, post=post, high_risk=high_risk, least_headcount=headcount
    )
    for clause, since, post, high_risk, headcount in (
        ("SDTL/21", SHANDONG_SINCE, Post.SAFETY_DIRECTOR, True, 100),
        ("SDTL/21", SHANDONG_SINCE, Post.SAFETY_DIRECTOR, False, 300),
        ("SDTL/22", SHANDONG_SINCE, Post.SAFETY_COMMITTEE, True, 300),
        ("SDTL/22", SHANDONG_SINCE, Post.SAFETY_COMMITTEE, False, 1_000),
        ("SDTL/19", SHANDONG_SINCE, Post.FULL_TIME_STAFF, True, 1),
        ("AQF/24", LAW_SINCE, Post.FULL_TIME_STAFF, False, 101),
    )
)

TRAINER_ROWS = tuple(
    TrainerShare(
        clause="SDPX/TRAINERS",
        since=date(2022, 1, 1),
        high_risk=high_risk,
        per_mille=Decimal(per_mille),
        least=least,
        above_scale_only=not high_risk,
    )
    for high_risk, per_mille, least in ((True, 5, 3), (False, 3, 0))
)

ENGINEER_ROWS = (
    EngineerShare(
        clause="ZCAQ/6",
        since=date(2007, 3, 1),
        least_headcount=300,
        percent=Decimal(15),
        few_managers=7,
        least=1,
    ),
)
