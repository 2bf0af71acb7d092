"""Clauses cited by the rules of `enforcement`."""

from bazhua.kernel.policy.clause import Clause

CLAUSES: tuple[Clause, ...] = ()
