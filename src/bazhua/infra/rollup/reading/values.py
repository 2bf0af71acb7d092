"""Values as they are, for those who may see all of them."""

from collections.abc import Mapping

from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.declare import Indicator, Kind
from bazhua.infra.rollup.reading.question import Question
from bazhua.infra.rollup.reading.seats import children_lines, node_lines, unite


def at_node(indicator: Indicator, question: Question) -> int:
    """Return the value of a node."""
    return sum(
        value
        for dims, value in _lines(indicator, question)
        if _answers(indicator, dict(dims), question.where)
    )


def by_code(indicator: Indicator, question: Question, by: str) -> dict[str, int]:
    """Return the value of each code of a dimension, at a node."""
    found: dict[str, int] = {}
    for dims, value in _lines(indicator, question):
        codes = dict(dims)
        if _answers(indicator, codes, question.where, by):
            found[codes[by]] = found.get(codes[by], 0) + value
    return found


def below(indicator: Indicator, question: Question) -> dict[str, int]:
    """Return the value of each node below a node, by id, in the tree of those days."""
    found: dict[str, int] = {}
    for line in children_lines(indicator, question.path, question.window, question.today):
        if _answers(indicator, dict(line.dims), question.where):
            found[str(line.node)] = found.get(str(line.node), 0) + line.value
    return found


def _lines(indicator: Indicator, question: Question) -> list[tuple[Dims, int]]:
    lines = node_lines(indicator, question.path, question.window, question.today)
    places = {line.path for line in lines if line.value}
    if indicator.kind is Kind.DISTINCT and len(places) > 1:
        return unite(indicator, question.path.ids()[-1], question.window, places)
    return [(line.dims, line.value) for line in lines]


def _answers(
    indicator: Indicator, codes: Mapping[str, str], where: Mapping[str, str], *by: str
) -> bool:
    """Tell whether a cell belongs to an answer.

    Parts of a distinct count do not add up, so exactly the cells that are told apart as asked
    belong to it.
    """
    fits = all(codes.get(key) == code for key, code in where.items())
    if indicator.kind is Kind.DISTINCT:
        return fits and codes.keys() == {*where, *by}
    return fits and codes.keys() >= {*by}
