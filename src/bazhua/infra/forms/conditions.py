"""Reading a condition: when it holds, what it refers to, whether it is well made."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from bazhua.infra.forms.template import Condition

Codes: TypeAlias = frozenset[str]
"""What an answer or a fact says; several for a multiple choice, none for no answer."""

DEEPEST = 6
MOST_PARTS = 50


def holds(condition: Condition, answers: Mapping[str, Codes], facts: Mapping[str, Codes]) -> bool:
    """Tell whether a condition holds; what is not answered or not known is not the case."""
    if condition.all_of:
        return all(holds(part, answers, facts) for part in condition.all_of)
    if condition.any_of:
        return any(holds(part, answers, facts) for part in condition.any_of)
    said = answers.get(condition.item) if condition.item else facts.get(condition.fact)
    return said is not None and not said.isdisjoint(condition.among)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all conditions inside it."""
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += [*part.all_of, *part.any_of]


def items_of(condition: Condition) -> frozenset[str]:
    """Return the keys of the items a condition refers to."""
    return frozenset(part.item for part in parts_of(condition) if part.item)


def well_made(condition: Condition) -> bool:
    """Tell whether each part says exactly one thing and the whole is of a readable size."""
    parts = list(parts_of(condition))
    return len(parts) <= MOST_PARTS and depth(condition) <= DEEPEST and all(map(_one, parts))


def depth(condition: Condition) -> int:
    """Return how many conditions stand inside each other."""
    level, found = [condition], 0
    while level:
        level = [inner for part in level for inner in (*part.all_of, *part.any_of)]
        found += 1
    return found


def _one(part: Condition) -> bool:
    said = [bool(x) for x in (part.all_of, part.any_of, part.item, part.fact)]
    return sum(said) == 1 and bool(part.among) == bool(part.item or part.fact)
