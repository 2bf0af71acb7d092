"""A clause as pages cite it: a port, since the catalogue of law is data that infra does not know."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.ui.parts.marks import STATUS_MARKS
from bazhua.infra.ui.parts.record import Cited
from bazhua.kernel.policy.clause import Clause
from bazhua.kernel.words import Word


def cited(id_: str) -> Cited:
    """Return a clause with its title and how far it is confirmed; an unknown one by its id alone."""
    clause = _catalogue(settings.CLAUSES).get(id_)
    if clause is None:
        return Cited(id_)
    text = Word(f"{clause.title.zh}（{id_}）", f"{clause.title.en} ({id_})")
    return Cited(text, mark=STATUS_MARKS[clause.status])


@cache
def _catalogue(dotted: str) -> Mapping[str, Clause]:
    found: Mapping[str, Clause] = import_string(dotted)
    return found
