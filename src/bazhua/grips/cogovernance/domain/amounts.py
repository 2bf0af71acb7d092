"""The amount of a reward before rounding: base, uplift for whistle-blowers, bounds."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from bazhua.grips.cogovernance.domain.policy.reward import (
    ApprovedBand,
    Choice,
    DeathRate,
    FineShare,
    HighestReward,
    InsiderUplift,
    RewardChoice,
    RewardRow,
)
from bazhua.grips.cogovernance.domain.terms import Authority
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import Phrase, say
from bazhua.law.terms import AccidentGrade

PER_CENT: Final = Decimal(100)

RowT = TypeVar("RowT", bound=RewardRow)


@dataclass(frozen=True, slots=True)
class RulesOfDay:
    """The rows of one authority that are in force on one day."""

    book: PolicyBook
    on: date
    authority: Authority

    def row(self, kind: type[RowT], **identity: object) -> RowT:
        """Return the authority's row in force.

        Raises:
            NoRuleInForce: the authority has none on that day.
        """
        return self.book.row(kind, self.on, authority=self.authority, **identity)

    def choice(self, choice: Choice) -> RewardChoice:
        """Return how the platform answers an open question."""
        return self.book.row(RewardChoice, self.on, choice=choice)


@dataclass(frozen=True, slots=True)
class Amount:
    """Yuan on the way to a reward, not rounded, its bounds, and how it came about.

    Attributes:
        most_yuan: nothing for an approved amount: its band bounds the base only.
    """

    yuan: Decimal
    rule_set: str
    clauses: tuple[str, ...]
    steps: tuple[Phrase, ...]
    least_yuan: int = 0
    most_yuan: int | None = None

    def then(self, yuan: Decimal | int, step: Phrase) -> "Amount":
        """Return the amount after one more step."""
        return replace(self, yuan=Decimal(yuan), steps=(*self.steps, step))

    def citing(self, clause: str) -> "Amount":
        """Return the amount with one more clause it rests on."""
        return replace(self, clauses=(*self.clauses, clause))

    def floored(self) -> "Amount":
        """Return the amount raised to the lowest reward."""
        least = self.least_yuan
        if self.yuan >= least:
            return self
        return self.then(least, say("低于 {n}，按 {n}", "below {n}: {n}", n=least))

    def capped(self, most: int) -> "Amount":
        """Return the amount cut to the highest reward."""
        if self.yuan > most:
            return self.then(most, say("高于 {n}，按 {n}", "above {n}: {n}", n=most))
        return self.then(self.yuan, say("不高于 {n}", "not above {n}", n=most))

    def bounded(self) -> "Amount":
        """Return the amount within its bounds."""
        least, most = self.least_yuan, self.most_yuan
        if most is None:
            return self
        if self.yuan < least:
            return self.floored()
        if least == 0 or self.yuan > most:
            return self.capped(most)
        within = say("在 {least} 至 {most} 之间", "within {least}..{most}", least=least, most=most)
        return self.then(self.yuan, within)

    def uplifted(self, uplift: InsiderUplift) -> "Amount":
        """Return the amount with what a whistle-blower earns on top."""
        factor = 1 + uplift.percent / PER_CENT
        step = say(
            "内部举报上浮 {percent} %：{before} × {factor} = {after}",
            "whistle-blower +{percent} %: {before} × {factor} = {after}",
            percent=uplift.percent,
            before=self.yuan,
            factor=factor,
            after=self.yuan * factor,
        )
        return self.then(self.yuan * factor, step).citing(uplift.clause)


def share_of_fines(rules: RulesOfDay, fines_yuan: int) -> Amount:
    """Return what a major hidden danger or a violation earns: a share of the fines."""
    row = rules.row(FineShare)
    yuan = row.percent * fines_yuan / PER_CENT
    step = say(
        "{percent} % × {fines} = {yuan}",
        "{percent} % × {fines} = {yuan}",
        percent=row.percent,
        fines=fines_yuan,
        yuan=yuan,
    )
    share = Amount(
        yuan,
        row.rule_set,
        (row.clause,),
        (step,),
        least_yuan=row.least_yuan,
        most_yuan=row.most_yuan,
    )
    if fines_yuan:
        return share
    choice = rules.choice(Choice.FLOOR_WITHOUT_FINE)
    return replace(share, least_yuan=row.least_yuan if choice.holds else 0).citing(choice.clause)


def approved_amount(band: ApprovedBand, approved_yuan: int) -> Amount:
    """Return what a general hidden danger earns: the amount approved within the band.

    Raises:
        OutOfRange: the amount lies outside the band.
    """
    least, most = band.least_yuan, band.most_yuan
    if not least <= approved_yuan <= most:
        allowed = say("{least} 至 {most} 元", "{least} to {most} yuan", least=least, most=most)
        raise OutOfRange("approved_yuan", approved_yuan, allowed)
    step = say(
        "核定 {yuan}，在 {least} 至 {most} 之间",
        "approved {yuan}, within {least}..{most}",
        yuan=approved_yuan,
        least=least,
        most=most,
    )
    return Amount(Decimal(approved_yuan), band.rule_set, (band.clause,), (step,))


def for_deaths(rules: RulesOfDay, grade: AccidentGrade, deaths: int) -> Amount:
    """Return what a concealed accident earns: an amount for each concealed death."""
    row = rules.row(DeathRate, grade=grade)
    highest = rules.row(HighestReward)
    yuan = Decimal(row.yuan_per_death * deaths)
    step = say(
        "{deaths} × {rate} = {yuan}",
        "{deaths} × {rate} = {yuan}",
        deaths=deaths,
        rate=row.yuan_per_death,
        yuan=yuan,
    )
    return Amount(
        yuan,
        row.rule_set,
        (row.clause, highest.clause),
        (step,),
        most_yuan=highest.most_yuan,
    )


def settled(rules: RulesOfDay, base: Amount, *, insider: bool) -> Amount:
    """Return the amount with uplift and bounds, in the order that the platform has chosen."""
    if not insider:
        return base.bounded()
    uplift = rules.row(InsiderUplift)
    if uplift.percent == 0:
        none = say("本规则集没有内部举报上浮", "no uplift for whistle-blowers in this rule set")
        return base.then(base.yuan, none).citing(uplift.clause).bounded()
    order = rules.choice(Choice.CAP_AFTER_UPLIFT)
    if not order.holds:
        return base.bounded().uplifted(uplift).citing(order.clause)
    raised = base.floored().uplifted(uplift).citing(order.clause)
    if base.most_yuan is not None:
        return raised.capped(base.most_yuan)
    highest = rules.row(HighestReward)
    return raised.capped(highest.most_yuan).citing(highest.clause)
