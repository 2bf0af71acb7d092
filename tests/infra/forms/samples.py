"""A form that uses every kind of item, and strategies for what devices write."""

from decimal import Decimal

from hypothesis import strategies as st

from bazhua.infra.forms.answers.replies import Reply
from bazhua.infra.forms.answers.sheet import Dot, Write
from bazhua.infra.forms.assembly import assemble
from bazhua.infra.forms.template import (
    Condition,
    Evidence,
    Hook,
    Item,
    Kind,
    Measure,
    Option,
    Template,
)
from bazhua.kernel.words import Word

TEXT = Word("检查内容", "what is checked")


def item(key, kind=Kind.YES_NO, **more):
    return Item(key=key, text=TEXT, kind=kind, **more)


def template(*items, key="T", version=1):
    return Template(key, version, Word("检查表", "check list"), items)


GRADES = (
    Option("GOOD", Word("好", "good"), Decimal(1)),
    Option("FAIR", Word("中", "fair"), Decimal("0.5")),
    Option("BAD", Word("差", "bad"), Decimal(0), fails=True),
)
WHOLE = template(
    item("alarm", weight=Decimal(10), veto=True, finding=Hook("danger", "MAJOR"), clause="C/1"),
    item(
        "level",
        applies=Condition(
            all_of=(
                Condition(item="alarm", among=("YES", "NO")),
                Condition(
                    any_of=(
                        Condition(fact="industry", among=("CHEMICAL",)),
                        Condition(fact="size", among=("LARGE", "MEDIUM")),
                    )
                ),
            )
        ),
        weight=Decimal("2.5"),
        evidence=Evidence(2, only_failed=True),
    ),
    item("grade", Kind.CHOICE, options=GRADES, weight=Decimal(4), finding=Hook("danger")),
    item("means", Kind.CHOICES, options=GRADES, required=False),
    item("gas", Kind.NUMBER, measure=Measure("%VOL", Decimal(0), Decimal("23.5"), 1)),
    item("words", Kind.TEXT),
    item("day", Kind.DATE),
    item("moment", Kind.INSTANT),
    item("pictures", Kind.PHOTOS),
    item("hand", Kind.SIGNATURE),
    item("spot", Kind.PLACE),
)
FORM = assemble([WHOLE])
DEVICES = ("phone", "pad", "desk")
replies = st.builds(
    Reply,
    st.sampled_from(["YES", "NO", "NOT_APPLICABLE", None]),
    st.sampled_from(["", "remark"]),
)
dots = st.builds(Dot, st.sampled_from(DEVICES), st.integers(0, 4))
wild_writes = st.builds(
    Write,
    st.sampled_from(["a", "b"]),
    replies,
    st.integers(0, 5),
    dots,
    st.frozensets(dots, max_size=3),
)
"""Writes of clients that may lie: dots used twice, circles of replaced writes."""
