"""Parts as values, and how the tags draw them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from bazhua.infra.ui.parts.clock import Due, DueState, span
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.marks import RISK_SHAPES, STATUS_MARKS, Mark, RiskMark
from bazhua.infra.ui.parts.table import Column, Count, Row, Table
from bazhua.infra.ui.respond import wants_fragment
from bazhua.infra.ui.templatetags.ui import icon
from bazhua.kernel.policy.clause import Status
from bazhua.kernel.words import Word, say
from bazhua.law.terms import Colour

AT = datetime(2026, 11, 23, 6, 5, tzinfo=UTC)


def drawn(value, language="zh-hans"):
    with translation.override(language):
        return Template("{% part value %}").render(Context({"value": value}))


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (timedelta(hours=1, seconds=1), DueState.AHEAD),
        (timedelta(hours=1), DueState.SOON),
        (timedelta(seconds=1), DueState.SOON),
        (timedelta(0), DueState.LATE),
        (timedelta(seconds=-1), DueState.LATE),
    ],
)
def test_due_state_by_time_left(left, state):
    assert Due(due_at=AT + left, at=AT).state is state


@pytest.mark.parametrize(("late", "in_time"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_due_that_is_done_stands_still(late, in_time):
    due = Due(due_at=AT, at=AT + timedelta(days=1), done_at=AT + late)

    assert (due.state, due.in_time) == (DueState.DONE, in_time)


@pytest.mark.parametrize(
    ("length", "zh", "en"),
    [
        (timedelta(seconds=59), "00:00:59", "00:00:59"),
        (timedelta(hours=23, minutes=59, seconds=59), "23:59:59", "23:59:59"),
        (timedelta(days=3, hours=4, minutes=5, seconds=6), "3 天 04:05:06", "3 d 04:05:06"),
    ],
)
def test_span_in_both_languages(length, zh, en):
    with translation.override("zh-hans"):
        assert span(length) == zh
    with translation.override("en"):
        assert span(length) == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Word("隐患", "hidden danger"), "隐患", "hidden danger"),
        (say("{n} 条", "{n} records", n=3), "3 条", "3 records"),
        ("A & B", "A &amp; B", "A &amp; B"),
        (AT, "2026-11-23 14:05", "2026-11-23 14:05"),
        (Decimal("1.50"), "1.5", "1.5"),
        (12, "12", "12"),
    ],
)
def test_plain_part_is_said(value, zh, en):
    assert (drawn(value), drawn(value, "en")) == (zh, en)


def test_part_escapes_what_people_wrote():
    assert "<script>" not in drawn(Mark("<script>alert(1)</script>"))


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (1_234_567, "1,234,567"), (Decimal("-1234.5"), "-1,234.5")]
)
def test_figure_groups_digits(value, shown):
    figure = Figure(label="", value=value, unit="", as_of=AT, definition="")

    assert figure.shown == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (1000, "1000"), (1001, "1000+"), (90_000, "1000+")]
)
def test_count_is_capped(value, shown):
    assert Count(value).shown == shown


def test_table_refuses_a_row_of_another_width():
    with pytest.raises(ValueError, match="firms"):
        Table(caption="firms", columns=(Column("a"), Column("b")), rows=(Row("", ("1",)),))


def test_every_risk_colour_has_its_own_shape():
    shapes = {RiskMark(colour, "").icon for colour in Colour}

    assert (set(RISK_SHAPES), len(shapes)) == (set(Colour), 4)


def test_every_status_of_a_clause_is_decided():
    assert set(STATUS_MARKS) == set(Status)
    assert [status for status, mark in STATUS_MARKS.items() if mark is None] == [Status.CONFIRMED]


def test_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icon("unicorn")


@pytest.mark.parametrize(
    ("headers", "fragment"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_fragment_only_when_htmx_swaps(headers, fragment):
    assert wants_fragment(RequestFactory().get("/", headers=headers)) is fragment
