"""Clauses cited by the rules of `emergency`."""

from bazhua.kernel.policy.clause import Clause

CLAUSES: tuple[Clause, ...] = ()
