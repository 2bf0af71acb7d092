"""What the public is shown: closed months, tables with a total, and nothing small within them.

Each month, each table below a node and the one table by a dimension at the top is judged by
itself, the same way for everybody. Longer windows are sums of published months, so that no two
answers can be subtracted from each other to learn a day, a month or a line that is hidden.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final, TypeAlias

from bazhua.infra.rollup.core.declare import Indicator, Kind, Period
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.core.suppress import hidden
from bazhua.infra.rollup.core.tree import ancestors
from bazhua.infra.rollup.reading.question import BreakdownRefused, Question
from bazhua.infra.rollup.reading.seats import node_lines
from bazhua.infra.rollup.reading.values import at_node, below, by_code
from bazhua.kernel.scope import Path
from bazhua.kernel.words import say

Table: TypeAlias = Mapping[str, int | None]
"""Line → value, or nothing where it is hidden."""

REST: Final = ""
"""The line of what stands at the node itself, below none of its children."""

ONE_BY_ONE: Final = say("只能按一个维度区分", "one dimension at a time")
TOP_ONLY: Final = say("维度数字只到顶级", "dimensions are published at the top of the tree only")
NO_NODES: Final = say("下级数字不按维度筛选", "nodes below are published without a dimension")
MONTHS: Final = say("只公布完整的月份", "only whole months are published")
CLOSED: Final = say("该时段尚未结束", "the time has not ended yet")


def figure(indicator: Indicator, question: Question) -> int | None:
    """Return the value at a node; nothing when it is hidden.

    Raises:
        BreakdownRefused: it is not published this way.
    """
    if question.where:
        _one_at_the_top(question, len(question.where))
        (by,) = question.where
        table = codes(indicator, replace(question, where={}), by)
        return table.get(question.where[by], 0)
    return _summed(indicator, question, _node)[REST]


def codes(indicator: Indicator, question: Question, by: str) -> Table:
    """Return the value of each code of a dimension, at the top of the tree.

    Raises:
        BreakdownRefused: it is not published this way.
    """
    _one_at_the_top(question, len(question.where) + 1)
    return _summed(indicator, question, lambda each, asked: _codes(each, asked, by))


def children(indicator: Indicator, question: Question) -> Table:
    """Return the value of each node below a node, by id.

    Raises:
        BreakdownRefused: it is not published this way.
    """
    if question.where:
        raise BreakdownRefused("where", NO_NODES)
    table = _summed(indicator, question, _children)
    return {line: value for line, value in table.items() if line != REST}


def _one_at_the_top(question: Question, dimensions: int) -> None:
    if dimensions > 1:
        raise BreakdownRefused("by", ONE_BY_ONE)
    if len(question.path.ids()) > 1:
        raise BreakdownRefused("by", TOP_ONLY)


def _summed(
    indicator: Indicator, question: Question, table: Callable[[Indicator, Question], Table]
) -> Table:
    """Return the sum of tables, one for each time that is published by itself."""
    found: dict[str, int | None] = {}
    for window in _published_times(indicator, question):
        for line, value in table(indicator, replace(question, window=window)).items():
            before = found.get(line, 0)
            found[line] = None if value is None or before is None else before + value
    return found


def _published_times(indicator: Indicator, question: Question) -> list[Window]:
    window = question.window
    if indicator.kind is Kind.DISTINCT:
        times = [Window(indicator.start(window.until), indicator.end(window.until))]
    elif window.until != Period.MONTH.last_day(window.until):
        raise BreakdownRefused("window", MONTHS)
    elif indicator.kind is Kind.STOCK:
        times = [Window(window.until, window.until)]
    elif window.since != Period.MONTH.first_day(window.since):
        raise BreakdownRefused("window", MONTHS)
    else:
        times = list(_months(window))
    if times[-1].until >= question.today:
        raise BreakdownRefused("window", CLOSED)
    return times


def _months(window: Window) -> Iterator[Window]:
    first = window.since
    while first <= window.until:
        last = Period.MONTH.last_day(first)
        yield Window(first, last)
        first = last + timedelta(days=1)


def _node(indicator: Indicator, question: Question) -> Table:
    return {REST: None if _hidden_at(indicator, question) else at_node(indicator, question)}


def _codes(indicator: Indicator, question: Question, by: str) -> Table:
    found = by_code(indicator, question, by)
    if _hidden_at(indicator, question):
        return dict.fromkeys(found)
    return _published(found, question.threshold)


def _children(indicator: Indicator, question: Question) -> Table:
    found = _with_rest(indicator, question)
    if _hidden_at(indicator, question):
        return dict.fromkeys(found)
    return _published(found, question.threshold)


def _with_rest(indicator: Indicator, question: Question) -> dict[str, int]:
    """Return the table below a node with what completes it to its total, where parts add up."""
    found = below(indicator, question)
    if indicator.kind is Kind.DISTINCT:
        return found
    return {**found, REST: at_node(indicator, question) - sum(found.values())}


def _hidden_at(indicator: Indicator, question: Question) -> bool:
    """Tell whether a node is hidden in the table of a node above it, wherever it stood."""
    places = {question.path.dotted}
    lines = node_lines(indicator, question.path, question.window, question.today)
    places |= {line.path for line in lines if line.value}
    return any(_hidden_on_the_way(indicator, question, place) for place in sorted(places))


def _hidden_on_the_way(indicator: Indicator, question: Question, place: str) -> bool:
    paths = ancestors(Path(place))
    if hidden({REST: at_node(indicator, replace(question, path=paths[0]))}, question.threshold):
        return True
    for above, node in pairwise(paths):
        table = _with_rest(indicator, replace(question, path=above))
        if str(node.ids()[-1]) in hidden(table, question.threshold):
            return True
    return False


def _published(found: Mapping[str, int], threshold: int) -> Table:
    secret = hidden(found, threshold)
    return {line: None if line in secret else value for line, value in found.items()}
