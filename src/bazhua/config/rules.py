"""The registry of rules and the shipped policy book, collected from every domain."""

from collections.abc import Mapping

from bazhua.grips.cogovernance.domain import rules as cogovernance
from bazhua.grips.dangers.domain import rules as dangers
from bazhua.grips.emergency.domain import rules as emergency
from bazhua.grips.enforcement.domain import rules as enforcement
from bazhua.grips.inherent.domain import rules as inherent
from bazhua.grips.supervision.domain import rules as supervision
from bazhua.grips.training.domain import rules as training
from bazhua.kernel import rules as kernel
from bazhua.kernel.errors import UnknownRule
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Rule
from bazhua.law import CLAUSES
from bazhua.registry.domain import rules as registry

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rules in (
        kernel.RULES,
        registry.RULES,
        training.RULES,
        dangers.RULES,
        inherent.RULES,
        emergency.RULES,
        supervision.RULES,
        enforcement.RULES,
        cogovernance.RULES,
    )
    for rule in rules
}
"""Every rule by name."""

BOOK = PolicyBook(
    (
        *kernel.ROWS,
        *registry.ROWS,
        *training.ROWS,
        *dangers.ROWS,
        *inherent.ROWS,
        *emergency.ROWS,
        *supervision.ROWS,
        *enforcement.ROWS,
        *cogovernance.ROWS,
    ),
    CLAUSES.values(),
)
"""The policy book as shipped, without a province's additions."""


def rule_named(name: str) -> Rule:
    """Return a rule by its name.

    Raises:
        UnknownRule: there is none.
    """
    if name not in RULES:
        raise UnknownRule(name)
    return RULES[name]
