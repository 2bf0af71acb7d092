"""Values as they are, for those who may see all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.declare import Indicator, Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.question import Question
from bazhua.infra.rollup.reading.seats import (
    Dimensions,
    Line,
    children_series,
    node_lines,
    node_series,
    unite,
)


def at_node(indicator: Indicator, question: Question) -> int:
    """Return the value of a node."""
    return _summed(indicator, question, _lines(indicator, question))


def at_node_each(indicator: Indicator, question: Question, windows: Sequence[Window]) -> list[int]:
    """Return the value of a node in each of several windows."""
    series = node_series(
        indicator,
        question.path,
        windows,
        question.today,
        dimensions=_dimensions(question),
        placed=question.placed,
    )
    node = question.path.ids()[-1]
    asked = [replace(question, window=window) for window in windows]
    return [
        _summed(indicator, one, _united(indicator, one, node, lines))
        for one, lines in zip(asked, series, strict=True)
    ]


def by_code(indicator: Indicator, question: Question, by: str) -> dict[str, int]:
    """Return the value of each code of a dimension, at a node."""
    found: dict[str, int] = {}
    for dims, value in _lines(indicator, question, by):
        codes = dict(dims)
        if _answers(indicator, codes, question.where, by):
            found[codes[by]] = found.get(codes[by], 0) + value
    return found


def below(indicator: Indicator, question: Question) -> dict[str, int]:
    """Return the value of each node below a node, by id, in the tree of those days."""
    (found,) = below_each(indicator, question, [question.window])
    return found


def below_each(
    indicator: Indicator, question: Question, windows: Sequence[Window]
) -> list[dict[str, int]]:
    """Return what `below` does in each of several windows."""
    asked = _dimensions(question)
    series = children_series(indicator, question.path, windows, question.today, asked)
    return [
        _by_node(indicator, replace(question, window=window), lines)
        for window, lines in zip(windows, series, strict=True)
    ]


def _by_node(indicator: Indicator, question: Question, lines: Iterable[Line]) -> dict[str, int]:
    by_node: dict[int, list[Line]] = {}
    for line in lines:
        if _answers(indicator, dict(line.dims), question.where):
            by_node.setdefault(line.node, []).append(line)
    return {
        str(node): _summed(indicator, question, _united(indicator, question, node, lines))
        for node, lines in by_node.items()
    }


def _dimensions(question: Question, *by: str) -> Dimensions:
    return Dimensions(where=question.where, apart=bool(by))


def _lines(indicator: Indicator, question: Question, *by: str) -> list[tuple[Dims, int]]:
    lines = node_lines(
        indicator,
        question.path,
        question.window,
        question.today,
        dimensions=_dimensions(question, *by),
        placed=question.placed,
    )
    return _united(indicator, question, question.path.ids()[-1], lines)


def _united(
    indicator: Indicator, question: Question, node: int, lines: Sequence[Line]
) -> list[tuple[Dims, int]]:
    """Return the values of a node; a record that a distinct count met at two places is one."""
    places = {line.path for line in lines if line.value}
    if indicator.kind is Kind.DISTINCT and len(places) > 1:
        return unite(indicator, node, question.window, places)
    return [(line.dims, line.value) for line in lines]


def _summed(indicator: Indicator, question: Question, lines: Iterable[tuple[Dims, int]]) -> int:
    return sum(value for dims, value in lines if _answers(indicator, dict(dims), question.where))


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
