"""What is said about the figures of a file: narrowed to what, defined how, set against what."""

from collections.abc import Iterator

from bazhua.infra.ui.parts.text import said
from bazhua.web.figures.denominators import denominators, of_what, source_of, value_of
from bazhua.web.figures.drawing import Told
from bazhua.web.figures.page import Seen
from bazhua.web.figures.telling import defined


def narrowed(seen: Seen) -> Iterator[tuple[str, str]]:
    """Yield each dimension that the figures are narrowed to a code of."""
    form = seen.form
    for key, code in form.where.items():
        yield str(form[key].label), said(form.picked.codes(key).get(code, code))


def explained(seen: Seen, found: Told) -> Iterator[tuple[str, str]]:
    """Yield what each figure counts, and each denominator with its source."""
    for one in found.picked.columns:
        yield said(one.heading), said(defined(one))
    for each in denominators(found, seen.form.told_by):
        source = f" · {said(source_of(each.entry))}" if each.entry else ""
        yield f"{said(each.called)} {said(of_what(each))}", f"{said(value_of(each))}{source}"
