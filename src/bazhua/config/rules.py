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
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word
from bazhua.law import CLAUSES
from bazhua.law.areas import AREAS
from bazhua.registry.domain import rules as registry
from bazhua.web.policies.shelf import Shelf
from bazhua.web.rules.registry import RuleRegistry, Section

HEADINGS = {area.key: area.name for area in AREAS}

SECTIONS = (
    Section(Word("通用", "General"), (*kernel.RULES, *registry.RULES)),
    Section(HEADINGS["G1"], training.RULES),
    Section(HEADINGS["G3"], dangers.RULES),
    Section(HEADINGS["G4"], supervision.RULES),
    Section(HEADINGS["G5"], enforcement.RULES),
    Section(HEADINGS["G6"], inherent.RULES),
    Section(HEADINGS["G7"], emergency.RULES),
    Section(HEADINGS["G8"], cogovernance.RULES),
)
"""The rules by area, in the official order."""

RULES: Mapping[str, Rule] = {rule.name: rule for section in SECTIONS for rule in section.rules}
"""Every rule by name."""

ROWS = (
    ("general", Word("通用", "General"), (*registry.ROWS, *kernel.ROWS)),
    ("training", HEADINGS["G1"], training.ROWS),
    ("dangers", HEADINGS["G3"], dangers.ROWS),
    ("supervision", HEADINGS["G4"], supervision.ROWS),
    ("enforcement", HEADINGS["G5"], enforcement.ROWS),
    ("inherent", HEADINGS["G6"], inherent.ROWS),
    ("emergency", HEADINGS["G7"], emergency.ROWS),
    ("cogovernance", HEADINGS["G8"], cogovernance.ROWS),
)
"""The shipped rows by area, in the official order."""

SHELVES = tuple(
    Shelf(key, heading, frozenset(row.table for row in rows)) for key, heading, rows in ROWS
)
"""Which tables each area has."""

BOOK = PolicyBook((row for _, _, rows in ROWS for row in rows), CLAUSES.values())
"""The policy book as shipped, without a province's additions."""

REGISTRY = RuleRegistry(SECTIONS)
