"""Clauses cited by the rules of `cogovernance`."""

from bazhua.kernel.policy.clause import Clause

CLAUSES: tuple[Clause, ...] = ()
