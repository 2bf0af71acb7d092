"""One form from several templates, the mandatory items and what is still open from the last time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from bazhua.infra.forms.answers.replies import Reply, codes_of
from bazhua.infra.forms.conditions import Codes, holds
from bazhua.infra.forms.template import Item, Template


class Origin(IntEnum):
    """Why an item is asked; the stronger reason wins where an item is asked for several."""

    TEMPLATE = 0
    MANDATORY = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """An item in a form, with the template version it comes from.

    Only an item asked for its template's sake can be not applicable by its condition; mandatory
    and open items are always asked.
    """

    template: str
    version: int
    item: Item
    origin: Origin = Origin.TEMPLATE

    @property
    def key(self) -> str:
        """The address of the item in the form: ``template:version:item``."""
        return f"{self.template}:{self.version}:{self.item.key}"


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked this time, in order."""

    asked: tuple[Asked, ...]

    def find(self, key: str) -> Asked | None:
        """Return the item at an address, if the form has it."""
        return next((asked for asked in self.asked if asked.key == key), None)

    def applicable(
        self, replies: Mapping[str, Reply], facts: Mapping[str, Codes]
    ) -> tuple[Asked, ...]:
        """Return the items that apply; an item that does not apply counts as not answered."""
        said: dict[tuple[str, int], dict[str, Codes]] = {}
        found = []
        for asked in self.asked:
            answers = said.setdefault((asked.template, asked.version), {})
            if _applies(asked, answers, facts):
                found.append(asked)
                if asked.key in replies:
                    answers[asked.item.key] = codes_of(replies[asked.key])
        return tuple(found)


def _applies(asked: Asked, answers: Mapping[str, Codes], facts: Mapping[str, Codes]) -> bool:
    if asked.origin is not Origin.TEMPLATE or asked.item.applies is None:
        return True
    return holds(asked.item.applies, answers, facts)


def all_of(template: Template) -> tuple[Asked, ...]:
    """Return the items of a template as a form asks them."""
    return tuple(Asked(template.key, template.version, item) for item in template.items)


def assemble(
    templates: Iterable[Template],
    mandatory: Iterable[Asked] = (),
    last_open: Iterable[Asked] = (),
) -> Form:
    """Return the form: templates in their order, then mandatory items, then open ones.

    Of the same key and template version only the first place is kept, with the strongest origin;
    an open item of an older version stays beside the newer wording.
    """
    asked: dict[str, Asked] = {}
    sources = (
        (Origin.TEMPLATE, [one for template in templates for one in all_of(template)]),
        (Origin.MANDATORY, mandatory),
        (Origin.OPEN, last_open),
    )
    for origin, items in sources:
        for one in items:
            asked[one.key] = Asked(one.template, one.version, one.item, origin)
    return Form(tuple(asked.values()))
