"""The rules of law that `dangers` answers."""

from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.rule import Rule

ROWS: tuple[PolicyRow, ...] = ()

RULES: tuple[Rule, ...] = ()
