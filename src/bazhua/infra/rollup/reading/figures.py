"""Figures of a node, of its parts and of what is below it; the public sees what is published."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bazhua.infra.rollup.core.declare import BUCKET, Audience
from bazhua.infra.rollup.core.read import Bucket, Window, median
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.reading import published
from bazhua.infra.rollup.reading.published import Table
from bazhua.infra.rollup.reading.question import Question, allowed
from bazhua.infra.rollup.reading.values import at_node, at_node_each, below, below_each, by_code
from bazhua.kernel.rule import Answer
from bazhua.kernel.rules import YearOnYear, year_on_year


def figure(question: Question) -> int | None:
    """Return the value at a node; nothing when it is hidden.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    indicator = allowed(question, question.where)
    if question.audience is Audience.PUBLIC:
        return published.figure(indicator, question)
    return at_node(indicator, question)


def series(question: Question, windows: Sequence[Window]) -> list[int | None]:
    """Return the value at a node in each of several windows; nothing where it is hidden.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    indicator = allowed(question, question.where)
    if question.audience is Audience.PUBLIC:
        return [figure(replace(question, window=window)) for window in windows]
    return [*at_node_each(indicator, question, windows)]


def breakdown(question: Question, *, by: str) -> Table:
    """Return the value of each code of a dimension, at one node.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    indicator = allowed(question, {**question.where, by: ""})
    if question.audience is Audience.PUBLIC:
        return published.codes(indicator, question, by)
    return by_code(indicator, question, by)


def children(question: Question) -> Table:
    """Return the value of each node below a node, by id, in the tree of those days.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    indicator = allowed(question, question.where)
    if question.audience is Audience.PUBLIC:
        return published.children(indicator, question)
    return below(indicator, question)


def children_series(question: Question, windows: Sequence[Window]) -> list[Table]:
    """Return what `children` does in each of several windows.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    indicator = allowed(question, question.where)
    if question.audience is Audience.PUBLIC:
        return [children(replace(question, window=window)) for window in windows]
    return [*below_each(indicator, question, windows)]


def change(question: Question) -> Answer[YearOnYear] | None:
    """Return the change against the equal window of the year before; nothing when one is hidden.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension or a time that this audience may not see, or not here.
    """
    now = figure(question)
    base = figure(replace(question, window=question.window.year_before()))
    if now is None or base is None:
        return None
    return year_on_year(current=Decimal(now), base=Decimal(base))


def middle(question: Question) -> Bucket | None:
    """Return the bucket of a histogram's median; nothing when nothing was counted.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: only authorities may see buckets.
    """
    counts = breakdown(question, by=BUCKET)
    edges = indicators()[question.indicator].edges
    return median({int(number): value or 0 for number, value in counts.items()}, edges)
