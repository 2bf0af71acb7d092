"""The rules of law that `cogovernance` answers."""

from bazhua.grips.cogovernance.domain.deadlines import tip_deadlines
from bazhua.grips.cogovernance.domain.payee import FIRST_ONLY, TIE, tip_payee
from bazhua.grips.cogovernance.domain.policy.limits import LIMIT_ROWS
from bazhua.grips.cogovernance.domain.policy.pending import PENDING_LIMITS, PENDING_REWARDS
from bazhua.grips.cogovernance.domain.policy.reward import REWARD_ROWS
from bazhua.grips.cogovernance.domain.reward import ROUNDING, VerifiedTip, tip_reward
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (*REWARD_ROWS, *LIMIT_ROWS, *PENDING_REWARDS, *PENDING_LIMITS)


def _cited(*rows: PolicyRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.clause for row in rows))


RULES: tuple[Rule, ...] = (
    Rule(
        "tip.reward",
        Word("举报奖励金额", "Reward for a tip"),
        tip_reward,
        (*_cited(*REWARD_ROWS, *PENDING_REWARDS), ROUNDING),
        VerifiedTip,
    ),
    Rule(
        "tip.deadlines",
        Word("举报办理时限", "Time limits for handling a tip"),
        tip_deadlines,
        _cited(*LIMIT_ROWS, *PENDING_LIMITS),
    ),
    Rule(
        "tip.payee",
        Word("多人举报的领奖人", "Who is paid of several tipsters"),
        tip_payee,
        (*FIRST_ONLY, TIE),
    ),
)
