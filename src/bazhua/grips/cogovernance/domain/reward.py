"""What a tip earns: `tip.reward`."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bazhua.grips.cogovernance.domain.amounts import (
    Amount,
    RulesOfDay,
    approved_amount,
    for_deaths,
    settled,
    share_of_fines,
)
from bazhua.grips.cogovernance.domain.policy.pending import pending_texts
from bazhua.grips.cogovernance.domain.policy.reward import (
    AnonymousReward,
    ApprovedBand,
    FireScheme,
)
from bazhua.grips.cogovernance.domain.terms import Authority, Reason, TipKind
from bazhua.kernel.errors import BadInput, MissingKey
from bazhua.kernel.money import Yuan, whole_yuan
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.law.terms import AccidentGrade

ROUNDING = "BZ/RPT-35"

FIRE_STEP = say(
    "火灾隐患不按本办法计算，依消防举报奖励办法人工核定",
    "a fire danger is not computed here: the amount is entered under the fire-rescue scheme",
)


@dataclass(frozen=True, slots=True)
class Reward:
    """What is payable for one verified tip.

    Attributes:
        payable_yuan: whole yuan; nothing while a person has to fix the amount.
        rule_set: the measures in force on the day the tip was accepted.
        manual: no formula gives the amount: a person approves or enters it.
        reason: why nothing is payable or a person decides; nothing for a computed amount.
    """

    payable_yuan: int | None
    rule_set: str
    manual: bool
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Manual:
    """Why a person has to fix the amount."""

    reason: Reason
    rule_set: str
    clause: str
    step: Phrase


@dataclass(frozen=True, slots=True)
class VerifiedTip:
    """What verification and the decisions after it found; the keys of `tip.reward`.

    Attributes:
        fines_yuan: all fines decided on the enterprise and its responsible persons for what
            was reported.
        approved_yuan: the amount approved for a general hidden danger.
        insider: whether an employee precisely reported his own enterprise.
        grade: grade of the concealed accident as finally determined.
        concealed_deaths: deaths proven to have been concealed or falsified, not all deaths.
    """

    accepted_on: date
    kind: TipKind
    fines_yuan: Yuan = 0
    approved_yuan: Yuan | None = None
    insider: bool = False
    real_name: bool = True
    grade: AccidentGrade | None = None
    concealed_deaths: Annotated[int, Between(0)] = 0
    authority: Authority = Authority.SD


def tip_reward(book: PolicyBook, tip: VerifiedTip) -> Answer[Reward]:
    """Return the reward for a tip under the measures in force when it was accepted.

    Raises:
        BadInput: a key does not belong to the kind of tip.
        MissingKey: a concealed accident without its grade.
        OutOfRange: the approved amount lies outside the band.
        NoRuleInForce: the authority had no such reward on that day.
    """
    _refuse_strays(tip)
    rules = RulesOfDay(book, tip.accepted_on, tip.authority)
    base = _base(rules, tip)
    name = rules.row(AnonymousReward)
    if not tip.real_name and not name.paid:
        return _unpaid(rules, name)
    if isinstance(base, Manual):
        reward = Reward(None, base.rule_set, manual=True, reason=base.reason)
        return _answer(rules, reward, (base.clause,), (base.step,))
    unproven = tip.kind is TipKind.CONCEALED_ACCIDENT and tip.concealed_deaths == 0
    amount = settled(rules, base, insider=tip.insider)
    return _paid(rules, amount, Reason.NO_CONCEALED_DEATH if unproven else None)


def _refuse_strays(tip: VerifiedTip) -> None:
    if tip.approved_yuan is not None and tip.kind is not TipKind.DANGER_GENERAL:
        raise _stray("approved_yuan", TipKind.DANGER_GENERAL)
    if tip.kind is TipKind.CONCEALED_ACCIDENT:
        if tip.grade is None:
            raise MissingKey("grade")
    elif tip.grade is not None:
        raise _stray("grade", TipKind.CONCEALED_ACCIDENT)
    elif tip.concealed_deaths:
        raise _stray("concealed_deaths", TipKind.CONCEALED_ACCIDENT)


def _stray(field: str, kind: TipKind) -> BadInput:
    problem = say(
        "“{field}”只用于{kind}（{code}），请去掉或更正 kind",
        "“{field}” belongs to a {kind} ({code}) only; leave it out or correct the kind",
        field=field,
        kind=CODES[kind],
        code=kind,
    )
    return BadInput(field, problem)


def _base(rules: RulesOfDay, tip: VerifiedTip) -> Amount | Manual:
    if tip.grade is not None:
        return for_deaths(rules, tip.grade, tip.concealed_deaths)
    if tip.kind is TipKind.FIRE:
        scheme = rules.row(FireScheme)
        return Manual(Reason.FIRE_SCHEME, scheme.rule_set, scheme.clause, FIRE_STEP)
    if tip.kind is not TipKind.DANGER_GENERAL:
        return share_of_fines(rules, tip.fines_yuan)
    band = rules.row(ApprovedBand)
    if tip.approved_yuan is not None:
        return approved_amount(band, tip.approved_yuan)
    step = say(
        "金额待核定，应在 {least} 至 {most} 之间",
        "the amount awaits approval, within {least}..{most}",
        least=band.least_yuan,
        most=band.most_yuan,
    )
    return Manual(Reason.AWAITS_APPROVAL, band.rule_set, band.clause, step)


def _unpaid(rules: RulesOfDay, name: AnonymousReward) -> Answer[Reward]:
    reward = Reward(0, name.rule_set, manual=False, reason=Reason.ANONYMOUS)
    return _answer(rules, reward, (name.clause,), (Phrase(CODES[Reason.ANONYMOUS]),))


def _paid(rules: RulesOfDay, amount: Amount, reason: Reason | None) -> Answer[Reward]:
    payable = whole_yuan(amount.yuan)
    if payable != amount.yuan:
        rounded = say("四舍五入到元：{n}", "rounded to whole yuan: {n}", n=payable)
        amount = amount.then(payable, rounded).citing(ROUNDING)
    reward = Reward(payable, amount.rule_set, manual=False, reason=reason)
    return _answer(rules, reward, amount.clauses, amount.steps)


def _answer(
    rules: RulesOfDay, reward: Reward, clauses: tuple[str, ...], steps: tuple[Phrase, ...]
) -> Answer[Reward]:
    pending, doubts = pending_texts(rules.book, rules.on, reward.rule_set)
    return Answer(reward, tuple(dict.fromkeys((*clauses, *pending))), (*steps, *doubts))
