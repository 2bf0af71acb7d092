"""Clauses cited by the rules of `training`."""

from bazhua.kernel.policy.clause import Clause

CLAUSES: tuple[Clause, ...] = ()
