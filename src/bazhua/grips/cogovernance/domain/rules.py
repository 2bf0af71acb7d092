"""The rules of law that `cogovernance` answers."""

from bazhua.grips.cogovernance.domain.deadlines import tip_deadlines
from bazhua.grips.cogovernance.domain.payee import FIRST_ONLY, TIE, tip_payee
from bazhua.grips.cogovernance.domain.policy.limits import LIMIT_ROWS
from bazhua.grips.cogovernance.domain.policy.pending import PENDING_LIMITS, PENDING_REWARDS
from bazhua.grips.cogovernance.domain.policy.reward import REWARD_ROWS
from bazhua.grips.cogovernance.domain.reward import ROUNDING, VerifiedTip, tip_reward
from bazhua.kernel.policy.book import PolicyRow, cited
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word

ROWS: tuple[PolicyRow, ...] = (*REWARD_ROWS, *LIMIT_ROWS, *PENDING_REWARDS, *PENDING_LIMITS)

RULES: tuple[Rule, ...] = (
    Rule(
        "tip.reward",
        Word("举报奖励金额", "Reward for a tip"),
        tip_reward,
        cited(*REWARD_ROWS, *PENDING_REWARDS, ROUNDING),
        given=VerifiedTip,
        example='{"accepted_on": "2021-11-02", "kind": "VIOLATION", "fines_yuan": 373200}',
    ),
    Rule(
        "tip.deadlines",
        Word("举报办理时限", "Time limits for handling a tip"),
        tip_deadlines,
        cited(*LIMIT_ROWS, *PENDING_LIMITS),
        example='{"accepted_on": "2024-10-08", "extended": true}',
    ),
    Rule(
        "tip.payee",
        Word("多人举报的领奖人", "Who is paid of several tipsters"),
        tip_payee,
        (*FIRST_ONLY, TIE),
        example=(
            '{"tips": [{"id": "A", "received_at": "2026-11-20T09:00:00+08:00", "eligible": '
            'true, "valid": true, "real_name": false}, {"id": "B", "received_at": '
            '"2026-11-21T09:00:00+08:00", "eligible": true, "valid": true, "real_name": '
            "true}]}"
        ),
    ),
)
