"""What the pages are given: the rules in sections."""

from dataclasses import dataclass

from bazhua.kernel.errors import UnknownRule
from bazhua.kernel.rule import Rule
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True)
class Section:
    """The rules of one area under its heading."""

    heading: Word
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RuleRegistry:
    """Every rule, in the order in which a reader meets the areas."""

    sections: tuple[Section, ...]

    def rule(self, name: str) -> Rule:
        """Return a rule by its name.

        Raises:
            UnknownRule: there is none.
        """
        for section in self.sections:
            for rule in section.rules:
                if rule.name == name:
                    return rule
        raise UnknownRule(name)
