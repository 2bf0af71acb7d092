"""Every way a template can be wrong is told with its item and remedy."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.forms.conditions import items_of
from bazhua.infra.forms.defects import check, defects
from bazhua.infra.forms.refusals import TemplateRefused
from bazhua.infra.forms.template import Condition, Evidence, Hook, Kind, Measure, Option
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang, Word
from tests.infra.forms.samples import GRADES, TEXT, WHOLE, item, template


def after(key, **more):
    return item("b", applies=Condition(item=key, among=("YES",)), **more)


PASSING = tuple(replace(option, fails=False) for option in GRADES)
DEEP = Condition(fact="f", among=("X",))
for _ in range(6):
    DEEP = Condition(all_of=(DEEP,))
WRONG = {
    "bad_key": item("一"),
    "one_language": replace(item("b"), text=Word("只有中文", " ")),
    "not_earlier": after("c"),
    "itself": after("b"),
    "two conditions in one": item("b", applies=Condition(item="a", fact="f", among=("X",))),
    "no among": item("b", applies=Condition(item="a")),
    "among alone": item("b", applies=Condition(any_of=(Condition(),), among=("X",))),
    "too deep": item("b", applies=DEEP),
    "choice without options": item("b", Kind.CHOICE),
    "text with options": item("b", Kind.TEXT, options=GRADES),
    "double option": item("b", Kind.CHOICES, options=(GRADES[0], GRADES[0])),
    "option code": item("b", Kind.CHOICE, options=(Option("好", TEXT),)),
    "number without measure": item("b", Kind.NUMBER),
    "measure on text": item("b", Kind.TEXT, measure=Measure("m")),
    "bounds": item("b", Kind.NUMBER, measure=Measure("m", Decimal(2), Decimal(1))),
    "places": item("b", Kind.NUMBER, measure=Measure("m", places=10)),
    "weight below zero": item("b", weight=Decimal(-1)),
    "infinite weight": item("b", weight=Decimal("Infinity")),
    "scored text": item("b", Kind.TEXT, weight=Decimal(1)),
    "veto of a date": item("b", Kind.DATE, veto=True),
    "finding of a number": item("b", Kind.NUMBER, measure=Measure("m"), finding=Hook("x")),
    "no share": item("b", Kind.CHOICE, options=(Option("A", TEXT),), weight=Decimal(1)),
    "share above one": item("b", Kind.CHOICE, options=(Option("A", TEXT, Decimal(2)),)),
    "never fails": item("b", Kind.CHOICE, options=PASSING, veto=True),
    "too many photos": item("b", evidence=Evidence(21)),
}
CODES = {
    "itself": "not_earlier",
    "two conditions in one": "bad_condition",
    "no among": "bad_condition",
    "among alone": "bad_condition",
    "too deep": "bad_condition",
    "choice without options": "bad_options",
    "text with options": "bad_options",
    "double option": "bad_option_codes",
    "option code": "bad_option_codes",
    "number without measure": "bad_measure",
    "measure on text": "bad_measure",
    "bounds": "bad_bounds",
    "places": "bad_places",
    "weight below zero": "bad_weight",
    "infinite weight": "bad_weight",
    "scored text": "not_judged",
    "veto of a date": "not_judged",
    "finding of a number": "not_judged",
    "no share": "no_share",
    "share above one": "bad_share",
    "never fails": "never_fails",
    "too many photos": "bad_evidence",
}


def test_a_sound_template_has_no_defects():
    assert defects(WHOLE, {"C/1"}) == ()


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_item_is_named(name):
    wrong = WRONG[name]

    found = defects(template(item("a"), wrong))

    assert [(d.code, d.item) for d in found] == [(CODES.get(name, name), wrong.key)]
    assert found[0].problem.text(Lang.ZH) != found[0].problem.text(Lang.EN) != ""


WHOLES = {
    "bad_key": replace(WHOLE, key="检查"),
    "bad_version": replace(WHOLE, version=0),
    "one_language": replace(WHOLE, title=Word("", "list")),
    "item_count": template(),
    "double_key": template(item("a"), item("a")),
}


@pytest.mark.parametrize("code", WHOLES)
def test_a_wrong_template_is_told(code):
    assert [d.code for d in defects(WHOLES[code])] == [code]


def test_an_unknown_clause_is_told_where_clauses_are_known():
    assert [(d.code, d.item) for d in defects(WHOLE, set())] == [("unknown_clause", "alarm")]


def test_check_refuses_with_the_first_defect_and_their_number():
    with pytest.raises(TemplateRefused) as refusal:
        check(template(item("a", weight=Decimal(-1)), after("c")))

    assert sentence(refusal.value, Lang.EN) == (
        "Item “a” of the template is not sound: a weight is not negative "
        "(2 defects in all); correct it and submit again."
    )


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.none() | st.sampled_from("abcd"))))
def test_an_accepted_template_has_no_circle(pairs):
    items = [
        item(key, applies=named and Condition(item=named, among=("YES",))) for key, named in pairs
    ]
    whole = template(*items)

    if not defects(whole):
        order = [one.key for one in items]
        named = [(one.key, name) for one in items if one.applies for name in items_of(one.applies)]
        assert all(order.index(earlier) < order.index(later) for later, earlier in named)
