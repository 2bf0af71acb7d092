"""`visit.acts`: the legal kinds of visits and who is barred from inspecting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.policy.visits import VisitActs
from bazhua.grips.dangers.domain.terms import VisitKind, Visitor
from bazhua.grips.dangers.domain.visiting.acts import visit_acts
from bazhua.kernel.errors import MissingKey, NoRuleInForce, NotAChoice
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

DAY = "2026-11-26"
ACTS = ("may_order", "may_stop", "may_penalise")


def ask(lang=Lang.EN, **payload):
    rule = RULES["visit.acts"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


def test_an_inspection_may_coerce_and_takes_approval_scan_and_two_officers():
    answer = ask(kind="INSPECTION", on=DAY)

    assert answer["result"] == {
        "may_take_place": True,
        "may_order": True,
        "may_stop": True,
        "may_penalise": True,
        "hand_off": False,
        "needs_approval": True,
        "needs_scan": True,
        "counts_to_cap": True,
        "least_officers": 2,
    }
    assert answer["clauses"] == [
        {"id": "GBF54/INSPECTION", "status": "unconfirmed"},
        {"id": "GBF54/BARRED", "status": "unconfirmed"},
    ]
    assert answer["steps"] == [
        "administrative inspection may: order rectification, order a stop, open a penalty case",
        "it takes: approval beforehand, scanning on arrival, counting towards the yearly cap",
        "certified officers: at least 2",
    ]


@pytest.mark.parametrize("kind", sorted(set(VisitKind) - {VisitKind.INSPECTION}))
def test_no_other_visit_may_coerce_or_is_counted(kind):
    result = ask(kind=kind.value, on=DAY)["result"]

    assert [result[act] for act in ACTS] == [False, False, False]
    assert result["hand_off"]
    assert result["may_take_place"]
    assert not result["counts_to_cap"]


def test_what_needs_coercion_is_handed_to_enforcement():
    answer = ask(kind="OVERSIGHT", on=DAY)

    assert answer["steps"] == [
        "oversight may not coerce; what needs it is handed to enforcement",
    ]
    assert answer["clauses"] == [{"id": "GBF54/DISGUISED", "status": "unconfirmed"}]


@pytest.mark.parametrize("visitor", sorted(set(Visitor) - {Visitor.DEPARTMENT}))
def test_only_departments_inspect(visitor):
    barred = ask(kind="INSPECTION", on=DAY, visitor=visitor.value)["result"]

    assert not barred["may_take_place"]
    assert [barred[act] for act in ACTS] == [False, False, False]
    assert ask(kind="ASSISTANCE", on=DAY, visitor=visitor.value)["result"]["may_take_place"]


@given(st.sampled_from(VisitKind), st.sampled_from(Visitor), st.dates(date(2025, 1, 3)))
def test_who_may_not_come_may_do_nothing(kind, visitor, day):
    result = visit_acts(BOOK, kind=kind, on=day, visitor=visitor).result
    may = [getattr(result, act) for act in ACTS]

    assert result.may_take_place or not any(may)
    assert result.hand_off is not all(may)


def test_the_province_may_settle_a_kind_anew():
    own = VisitActs(
        clause="GBF54/DISGUISED",
        since=date(2026, 1, 1),
        kind=VisitKind.RESIDENT,
        may_order=True,
        may_stop=False,
        may_penalise=False,
        needs_approval=False,
        needs_scan=True,
        counts_to_cap=False,
        least_officers=0,
    )
    book = BOOK.extended([own])

    after = visit_acts(book, kind=VisitKind.RESIDENT, on=date(2026, 1, 1)).result
    before = visit_acts(book, kind=VisitKind.RESIDENT, on=date(2025, 12, 31)).result

    assert (after.may_order, after.may_stop, after.needs_scan, after.hand_off) == (
        True,
        False,
        True,
        True,
    )
    assert (before.may_order, before.needs_scan) == (False, False)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"kind": "INSPECTION"}, MissingKey, "on"),
        ({"kind": "TOURISM", "on": DAY}, NotAChoice, "kind"),
        ({"kind": "INSPECTION", "on": DAY, "visitor": "FRIEND"}, NotAChoice, "visitor"),
        ({"kind": "INSPECTION", "on": "2025-01-02"}, NoRuleInForce, None),
    ],
)
def test_visit_acts_refuse(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["visit.acts"].ask(payload, BOOK)

    assert refused.value.field == field
