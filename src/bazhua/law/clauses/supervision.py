"""Clauses cited by the rules of `supervision`."""

from bazhua.kernel.policy.clause import Clause

CLAUSES: tuple[Clause, ...] = ()
