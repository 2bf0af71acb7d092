"""The law as a catalogue: documents and clauses, each with its dates and status; no source text."""

from collections.abc import Mapping

from bazhua.kernel.policy.clause import Clause
from bazhua.law.clauses import (
    catalogues,
    closed_loop,
    cogovernance,
    dangers,
    emergency,
    enforcement,
    inherent,
    kernel,
    registry,
    supervision,
    training,
    visits,
)

PARTS = (
    kernel,
    registry,
    training,
    dangers,
    catalogues,
    closed_loop,
    visits,
    inherent,
    emergency,
    supervision,
    enforcement,
    cogovernance,
)

CLAUSES: Mapping[str, Clause] = {clause.id: clause for part in PARTS for clause in part.CLAUSES}
"""Every clause that a shipped rule may cite, by id."""
