"""Assembly, applicability, score, vetoes, findings and gaps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.forms.answers.replies import Reply
from bazhua.infra.forms.assembly import Asked, Origin, all_of, assemble
from bazhua.infra.forms.result import Finding, Gap, Lack, result_of
from bazhua.infra.forms.template import Condition, Hook
from tests.infra.forms.samples import FORM, WHOLE, item, template

CHEMICAL = {"industry": frozenset({"CHEMICAL"})}
NEXT = replace(WHOLE, version=2)


def scored(**said):
    return {f"T:1:{key}": Reply(value) for key, value in said.items()}


def keys(form):
    return [(asked.key, asked.origin) for asked in form.asked]


def test_assembly_keeps_the_order_and_asks_once():
    one = template(item("a"), item("b"))
    other = template(item("a"), key="U")
    must = all_of(template(item("z"), key="M"))

    form = assemble([one, other, one], [*must, *all_of(other)], [all_of(one)[1], *must])

    assert keys(form) == [
        ("T:1:a", Origin.TEMPLATE),
        ("T:1:b", Origin.OPEN),
        ("U:1:a", Origin.MANDATORY),
        ("M:1:z", Origin.OPEN),
    ]


def test_an_open_item_of_an_older_version_stays_beside_the_new():
    form = assemble([NEXT], last_open=all_of(WHOLE)[:1])

    assert keys(form)[-1] == ("T:1:alarm", Origin.OPEN)
    assert len(form.asked) == len(NEXT.items) + 1


@given(st.lists(st.sampled_from([WHOLE, NEXT, template(item("a"), key="U")]), max_size=5))
def test_assembly_is_stable_and_without_doubles(templates):
    form = assemble(templates)

    assert assemble([*templates, *templates]) == form
    assert len({asked.key for asked in form.asked}) == len(form.asked)


@pytest.mark.parametrize(
    ("alarm", "facts", "asked"),
    [
        ("YES", CHEMICAL, True),
        ("NO", {"size": frozenset({"MEDIUM"})}, True),
        ("NOT_APPLICABLE", CHEMICAL, False),
        ("YES", {"industry": frozenset({"MINE"})}, False),
        ("YES", {}, False),
        (None, CHEMICAL, False),
    ],
)
def test_an_item_applies_by_earlier_answers_and_facts(alarm, facts, asked):
    said = {} if alarm is None else scored(alarm=alarm)

    applicable = {one.item.key for one in FORM.applicable(said, facts)}

    assert ("level" in applicable) == asked


def test_an_answer_to_an_item_that_does_not_apply_is_void():
    chain = template(
        item("a"),
        item("b", applies=Condition(item="a", among=("YES",))),
        item("c", applies=Condition(item="b", among=("YES",)), finding=Hook("x")),
    )

    result = result_of(assemble([chain]), scored(a="NO", b="YES", c="NO"), {})

    assert (result.findings, result.lacks) == ((), ())


def test_open_and_mandatory_items_are_always_asked():
    bound = template(item("a"), item("b", applies=Condition(item="a", among=("YES",))))
    _, second = all_of(bound)

    for form in (assemble([], [second]), assemble([bound], (), [second])):
        assert second.key in {one.key for one in form.applicable({}, {})}


SCORES = [  # answers, earned, possible, percent, vetoes
    ({"alarm": "YES", "level": "YES", "grade": "GOOD"}, "16.5", "16.5", "100", 0),
    ({"alarm": "YES", "level": "NO", "grade": "FAIR"}, "12", "16.5", "72.73", 0),
    ({"alarm": "NO", "level": "YES", "grade": "BAD"}, "2.5", "16.5", "15.15", 1),
    ({"alarm": "NOT_APPLICABLE", "grade": "FAIR"}, "2", "4", "50", 0),
    ({"alarm": "YES"}, "10", "16.5", "60.61", 0),
    ({}, "0", "14", "0", 0),
]


@pytest.mark.parametrize(("said", "earned", "possible", "percent", "vetoes"), SCORES)
def test_score(said, earned, possible, percent, vetoes):
    result = result_of(FORM, scored(**said), CHEMICAL)

    assert (result.earned, result.possible) == (Decimal(earned), Decimal(possible))
    assert result.percent == Decimal(percent)
    assert len(result.vetoes) == vetoes


def test_a_form_without_points_has_no_percent():
    assert result_of(assemble([template(item("a"))]), {}, {}).percent is None


def test_failing_answers_with_a_hook_are_findings():
    bad = Reply("BAD", "rust", ("p",))

    result = result_of(FORM, scored(alarm="NO") | {"T:1:grade": bad}, {})

    assert result.vetoes == ("T:1:alarm",)
    assert result.findings == (
        Finding("T:1:alarm", Hook("danger", "MAJOR"), Reply("NO")),
        Finding("T:1:grade", Hook("danger"), bad),
    )


@pytest.mark.parametrize(
    ("reply", "lacks"),
    [
        (Reply("YES"), ()),
        (Reply("NOT_APPLICABLE"), ()),
        (Reply("NO", photos=("1",)), (Lack("T:1:level", Gap.NO_EVIDENCE),)),
        (Reply("NO", photos=("1", "2")), ()),
    ],
    ids=["passes", "not applicable", "one photo", "two photos"],
)
def test_a_failing_answer_needs_its_photos(reply, lacks):
    result = result_of(FORM, scored(alarm="YES") | {"T:1:level": reply}, CHEMICAL)

    assert tuple(lack for lack in result.lacks if lack.item == "T:1:level") == lacks


def test_missing_answers_are_named_but_not_optional_ones():
    result = result_of(FORM, {}, {})

    assert not result.complete
    assert [lack.item for lack in result.lacks] == [
        f"T:1:{key}"
        for key in ["alarm", "grade", "gas", "words", "day", "moment", "pictures", "hand", "spot"]
    ]


def test_an_open_item_is_needed_although_its_template_calls_it_optional():
    optional = Asked("T", 1, item("a", required=False), Origin.OPEN)

    assert result_of(assemble([], (), [optional]), {}, {}).lacks == (Lack("T:1:a", Gap.NO_ANSWER),)
