"""Devices that answer one form offline, on the real database: any arrival order, one result."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bazhua.infra.events.models import Event
from bazhua.infra.forms.models import AnswerWrite
from bazhua.infra.forms.selectors import content_digest, sheet_of
from bazhua.infra.forms.services import hand_in, take_answers
from bazhua.infra.forms.template import Evidence, Hook
from bazhua.infra.idempotency.keys import BadKey, KeyReused
from bazhua.infra.idempotency.models import UsedKey
from bazhua.kernel.errors import NotFound, OutOfRange
from tests.infra.forms.samples import item, template
from tests.infra.forms.test_services import (
    ACTOR,
    AT,
    LATER,
    PAD,
    PHONE,
    asked,
    close,
    kinds,
    now,
    take,
    wrote,
)

DEVICES = ("phone", "pad", "desk")
dots = st.tuples(st.sampled_from(DEVICES), st.integers(0, 5)).map(list)


@st.composite
def deliveries(draw):
    """Return what devices wrote, and two ways in which it arrives: cut, mixed, repeated."""
    written = draw(
        st.lists(
            st.builds(
                wrote,
                st.sampled_from("ab"),
                st.sampled_from(["YES", "NO", None]),
                st.sampled_from(DEVICES),
                st.integers(0, 5),
                st.integers(0, 9),
                replaces=st.lists(dots, max_size=2, unique_by=tuple),
                note=st.sampled_from(["", "remark"]),
            ),
            min_size=1,
            max_size=8,
        )
    )

    def arrival():
        repeated = draw(st.lists(st.sampled_from(written), max_size=4))
        order = draw(st.permutations([*written, *repeated]))
        cuts = sorted(draw(st.sets(st.integers(1, len(order)), max_size=3)))
        return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]

    return arrival(), arrival()


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deliveries())
def test_any_arrival_gives_one_result_and_loses_nothing(both):
    sheets, digests, kept = [], [], []
    for arrival in both:
        form = asked()
        for second, delivery in enumerate(arrival):
            take(form, delivery, AT + timedelta(seconds=second))
        sheet = sheet_of(now(form))
        sheets.append((sheet.replies(), sheet.conflicts()))
        digests.append(content_digest(now(form), sheet))
        kept.append(sorted(AnswerWrite.objects.filter(form__uid=form.uid).values_list("sha256")))

    sent = {str(sorted(write.items())) for delivery in both[0] for write in delivery}
    assert sheets[0] == sheets[1]
    assert digests[0] == digests[1]
    assert kept[0] == kept[1]
    assert len(kept[0]) == len({tuple(one) for one in kept[0]}) <= len(sent)


@pytest.mark.django_db
def test_each_finding_is_told_with_what_an_area_needs():
    failing = item(
        "a", finding=Hook("danger", "MAJOR"), evidence=Evidence(1, only_failed=True), clause="C/9"
    )
    passing = item("b", finding=Hook("danger"))
    form = asked(template(failing, passing))
    answers = [wrote("a", "NO", "pad", 1, photos=["p"], note="who"), wrote("b", "YES", "pad", 2)]
    take(form, answers)

    close(form, 2)

    told = [event.data for event in Event.objects.filter(kind="form.finding")]
    assert told == [
        {
            "subject": str(form.subject_uid),
            "item": "T:1:a",
            "clause": "C/9",
            "hook": "danger",
            "grade": "MAJOR",
            "photos": ["p"],
        }
    ]


@pytest.mark.django_db
def test_delivery_under_a_key_is_answered_the_same_again():
    form = asked()
    given_ = {"actor": ACTOR, "at": AT}
    first = hand_in(form.uid, "form-1", PHONE, **given_)
    hand_in(form.uid, "form-2", PAD, **given_)

    again = hand_in(form.uid, "form-1", PHONE, actor=ACTOR, at=LATER)

    assert (first.body, again.body, again.again) == (
        b'{"conflicts":[],"version":2}',
        first.body,
        True,
    )
    assert kinds(form) == ["form.asked", "form.answered", "form.answered"]
    with pytest.raises(KeyReused):
        hand_in(form.uid, "form-1", PAD, **given_)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("refusal", "key", "writes"),
    [
        (BadKey, "", PHONE),
        (OutOfRange, "k", [wrote("a", "YES", "", 1)]),
        (NotFound, "k", None),
    ],
    ids=["no key", "bad answer", "no form"],
)
def test_delivery_that_is_refused_leaves_neither_answers_nor_key(refusal, key, writes):
    form = asked()
    uid = form.uid if writes else ACTOR.uid

    with pytest.raises(refusal):
        hand_in(uid, key, writes or [], actor=ACTOR, at=AT)

    assert (AnswerWrite.objects.count(), UsedKey.objects.count()) == (0, 0)
    assert take_answers(form.uid, PHONE, actor=ACTOR, at=AT).conflicts() == ()
