"""Rewards for tips: shares, bands, rates and caps of each rule set."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, TypedDict

from bazhua.grips.cogovernance.domain.terms import Authority
from bazhua.kernel.money import Yuan
from bazhua.kernel.policy.book import PolicyRow
from bazhua.law.terms import AccidentGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardRow(PolicyRow):
    """A figure of one rule set (``SD-2021``), chosen by the day the tip was accepted."""

    identity: ClassVar[tuple[str, ...]] = ("authority",)

    authority: Authority
    rule_set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FineShare(RewardRow):
    """A major hidden danger or a violation earns a share of the fines, within bounds."""

    table: ClassVar[str] = "tip.fine_share"

    percent: Decimal
    least_yuan: Yuan
    most_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedBand(RewardRow):
    """A general hidden danger earns the amount that is approved within a band."""

    table: ClassVar[str] = "tip.approved_band"

    least_yuan: Yuan
    most_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathRate(RewardRow):
    """A concealed accident earns an amount for each concealed death, by its final grade."""

    table: ClassVar[str] = "tip.death_rate"
    identity: ClassVar[tuple[str, ...]] = ("authority", "grade")

    grade: AccidentGrade
    yuan_per_death: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class HighestReward(RewardRow):
    """The most that one reward may come to."""

    table: ClassVar[str] = "tip.highest_reward"

    most_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderUplift(RewardRow):
    """What a whistle-blower earns on top, in per cent."""

    table: ClassVar[str] = "tip.insider_uplift"

    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousReward(RewardRow):
    """Whether a tip without a real name may be paid."""

    table: ClassVar[str] = "tip.anonymous_reward"

    paid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FireScheme(RewardRow):
    """A fire danger is not rewarded by these measures; a person enters the amount."""

    table: ClassVar[str] = "tip.fire_scheme"


class Choice(StrEnum):
    """A question that the measures leave open."""

    CAP_AFTER_UPLIFT = "CAP_AFTER_UPLIFT"
    FLOOR_WITHOUT_FINE = "FLOOR_WITHOUT_FINE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardChoice(PolicyRow):
    """How the platform answers a question that the measures leave open."""

    table: ClassVar[str] = "tip.reward_choice"
    identity: ClassVar[tuple[str, ...]] = ("choice",)

    choice: Choice
    holds: bool


class _RuleSet(TypedDict):
    authority: Authority
    rule_set: str
    since: date
    until: date | None


NAT_2018: _RuleSet = {
    "authority": Authority.NAT,
    "rule_set": "NAT-2018",
    "since": date(2018, 1, 4),
    "until": None,
}
SD_2019: _RuleSet = {
    "authority": Authority.SD,
    "rule_set": "SD-2019",
    "since": date(2019, 5, 1),
    "until": date(2021, 3, 17),
}
SD_2021: _RuleSet = {
    "authority": Authority.SD,
    "rule_set": "SD-2021",
    "since": date(2021, 3, 18),
    "until": None,
}


def _rates(rule_set: _RuleSet, clause: str) -> tuple[DeathRate, ...]:
    return tuple(
        DeathRate(**rule_set, clause=clause, grade=grade, yuan_per_death=yuan)
        for grade, yuan in (
            (AccidentGrade.GENERAL, 30_000),
            (AccidentGrade.LARGER, 40_000),
            (AccidentGrade.MAJOR, 50_000),
            (AccidentGrade.EXTRAORDINARY, 60_000),
        )
    )


NAT_2018_ROWS: tuple[PolicyRow, ...] = (
    FineShare(
        **NAT_2018,
        clause="NAT-2018/REWARD",
        percent=Decimal(15),
        least_yuan=3_000,
        most_yuan=300_000,
    ),
    *_rates(NAT_2018, "NAT-2018/REWARD"),
    HighestReward(**NAT_2018, clause="NAT-2018/REWARD", most_yuan=300_000),
    InsiderUplift(**NAT_2018, clause="MEM69/7", percent=Decimal(0)),
    AnonymousReward(**NAT_2018, clause="NAT-2018/REAL-NAME", paid=False),
    FireScheme(**NAT_2018, clause="BZ/RPT-37"),
)

SD_2019_ROWS: tuple[PolicyRow, ...] = (
    ApprovedBand(**SD_2019, clause="SD-2019/REWARD", least_yuan=500, most_yuan=5_000),
    FineShare(
        **SD_2019,
        clause="SD-2019/REWARD",
        percent=Decimal(50),
        least_yuan=5_000,
        most_yuan=500_000,
    ),
    *_rates(SD_2019, "SD-2019/CONCEALED"),
    HighestReward(**SD_2019, clause="SD-2019/REWARD", most_yuan=500_000),
    InsiderUplift(**SD_2019, clause="BZ/RPT-33", percent=Decimal(0)),
    AnonymousReward(**SD_2019, clause="SD-2019/REAL-NAME", paid=False),
    FireScheme(**SD_2019, clause="BZ/RPT-37"),
)

SD_2021_ROWS: tuple[PolicyRow, ...] = (
    ApprovedBand(**SD_2021, clause="SD-2021/3(2)", least_yuan=500, most_yuan=5_000),
    FineShare(
        **SD_2021,
        clause="SD-2021/3(2)",
        percent=Decimal(50),
        least_yuan=5_000,
        most_yuan=500_000,
    ),
    *_rates(SD_2021, "SD-2021/3"),
    HighestReward(**SD_2021, clause="SD-2021/3", most_yuan=500_000),
    InsiderUplift(**SD_2021, clause="SD-2021/INSIDER", percent=Decimal(20)),
    AnonymousReward(**SD_2021, clause="SD-2021/3(1)", paid=False),
    FireScheme(**SD_2021, clause="SD-2021/3(2)"),
)

CHOICE_ROWS = (
    RewardChoice(
        choice=Choice.CAP_AFTER_UPLIFT, holds=True, clause="BZ/RPT-34", since=NAT_2018["since"]
    ),
    RewardChoice(
        choice=Choice.FLOOR_WITHOUT_FINE, holds=True, clause="BZ/RPT-36", since=NAT_2018["since"]
    ),
)

REWARD_ROWS: tuple[PolicyRow, ...] = (
    *NAT_2018_ROWS,
    *SD_2019_ROWS,
    *SD_2021_ROWS,
    *CHOICE_ROWS,
)
