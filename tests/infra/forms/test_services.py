"""Forms on the database: devices in any order, repeats, late answers, closing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from django.db import IntegrityError, connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.forms.answers.replies import Reply
from bazhua.infra.forms.models import AnswerWrite, AskedForm, TemplateVersion
from bazhua.infra.forms.refusals import FormOpen, UnknownItem, VersionTaken
from bazhua.infra.forms.selectors import late_sheet_of, outcome_of, sheet_of, template_of
from bazhua.infra.forms.services import (
    Asking,
    ask_form,
    close_form,
    publish_template,
    take_answers,
)
from bazhua.infra.forms.template import Evidence, Hook
from bazhua.kernel.errors import NotFound, OutOfRange, StaleState
from tests.infra.forms.samples import WHOLE, item, template

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
ACTOR = Actor(uid=new_uid(AT), grants=(), rights={})
SMALL = template(
    item(
        "a",
        weight=Decimal(10),
        finding=Hook("danger", "MAJOR"),
        evidence=Evidence(1, only_failed=True),
    ),
    item("b"),
)


def wrote(key, value, device, sequence, at_ms=0, **more):
    reply = {"value": value} | {k: more.pop(k) for k in ("photos", "note") if k in more}
    return {
        "item": f"T:1:{key}", "reply": reply, "at_ms": at_ms, "device": device,
        "sequence": sequence,
    } | more  # fmt: skip


PHONE = [wrote("a", "YES", "phone", 1, 10), wrote("b", "YES", "phone", 2, 30)]
PAD = [wrote("a", "NO", "pad", 1, 20, photos=["p"]), wrote("b", "NO", "pad", 2, 25)]
DESK = [wrote("a", "NO", "desk", 1, 5, replaces=[["phone", 1], ["pad", 1]], photos=["p"])]


def asked(*templates):
    return ask_form(new_uid(AT), Asking(templates or (SMALL,)), actor=ACTOR, at=AT)


def take(form, writes, at=AT):
    return take_answers(form.uid, writes, actor=ACTOR, at=at)


def close(form, version):
    return close_form(form.uid, version=version, actor=ACTOR, at=LATER)


def now(form):
    return AskedForm.objects.get(uid=form.uid)


def kinds(form):
    return list(
        Event.objects.filter(record_uid=form.uid).order_by("seq").values_list("kind", flat=True)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(permutations([PHONE, PAD, DESK])), ids=range(6))
def test_devices_in_any_arrival_order_give_one_result(order):
    form = asked()

    for n, delivery in enumerate(order):
        take(form, delivery, AT + timedelta(seconds=n))

    sheet = sheet_of(now(form))
    assert sheet.replies() == {
        "T:1:a": Reply("NO", photos=("p",)),
        "T:1:b": Reply("YES"),
    }
    assert [
        (c.item, c.standing.dot.device, [other.dot.device for other in c.others])
        for c in sheet.conflicts()
    ] == [("T:1:b", "phone", ["pad"])]
    assert len(sheet.received) == AnswerWrite.objects.count() == 5


@pytest.mark.django_db
def test_a_repeated_delivery_changes_nothing():
    form = asked()
    take(form, PHONE)
    before = now(form)

    again = take(form, [*PHONE, *PHONE], LATER)

    assert now(form).version == before.version == 2
    assert set(again.received.values()) == {AT}
    assert (AnswerWrite.objects.count(), kinds(form)) == (2, ["form.asked", "form.answered"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("writes", "error", "field"),
    [
        ([PHONE[0], wrote("z", "YES", "phone", 2)], UnknownItem, "writes[1].item"),
        ([PHONE[0]] * 5_001, OutOfRange, "writes"),
        ([wrote("a", "YES", "phone", n) for n in range(201)], OutOfRange, "T:1:a"),
    ],
    ids=["unknown item", "too many", "too many of one item"],
)
def test_a_delivery_with_one_bad_answer_is_kept_not_at_all(writes, error, field):
    form = asked()

    with pytest.raises(error) as refusal:
        take(form, writes)

    assert refusal.value.field == field
    assert (AnswerWrite.objects.count(), now(form).version) == (0, 1)
    assert kinds(form) == ["form.asked"]


@pytest.mark.django_db(transaction=True)
def test_devices_at_the_same_time_lose_nothing():
    form = asked()

    def send(device):
        try:
            for n in range(5):
                take(form, [wrote("a", "YES", device, n), wrote("b", "NO", device, 100 + n)])
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, ["one", "two", "three", "four"]))

    assert len(sheet_of(now(form)).received) == 40
    assert now(form).version == 21
    assert Event.objects.filter(kind="form.answered", record_uid=form.uid).count() == 20


@pytest.mark.django_db
def test_closing_fixes_result_and_hash_and_tells_the_findings():
    form = asked()
    take(form, [*DESK, *PHONE[1:]])

    closed = close(form, 2)

    assert (closed.state, closed.closed_at) == ("closed", LATER)
    assert closed.result == {
        "earned": "0", "possible": "10", "percent": "0", "vetoes": [],
        "findings": [{"item": "T:1:a", "hook": "danger", "grade": "MAJOR"}],
    }  # fmt: skip
    told = Event.objects.get(kind="form.closed")
    assert told.data["findings"] == closed.result["findings"]
    assert told.data["sha256"] == now(form).content_sha256 == closed.content_sha256


@pytest.mark.django_db
def test_late_answers_are_kept_but_do_not_count():
    form = asked()
    take(form, PHONE)
    closed = close(form, 2)

    take(form, PAD, LATER)

    assert set(sheet_of(now(form)).replies().values()) == {Reply("YES")}
    assert {write.dot.device for write in late_sheet_of(now(form)).received} == {"pad"}
    assert now(form).content_sha256 == closed.content_sha256
    assert Event.objects.filter(kind="form.answered").last().data["late"] is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("writes", "open_items"),
    [
        ([], "T:1:a, T:1:b"),
        (PHONE[:1], "T:1:b"),
        ([*PHONE[1:], wrote("a", "NO", "pad", 1)], "T:1:a"),
        ([*PHONE, PAD[1]], "T:1:b"),
    ],
    ids=["no answer", "one answer", "no photo", "conflict"],
)
def test_a_form_with_something_open_is_not_closed(writes, open_items):
    form = asked()
    take(form, writes)
    before = now(form)

    with pytest.raises(FormOpen) as refusal:
        close(form, before.version)

    assert refusal.value.data["items"] == open_items
    assert (now(form).state, now(form).version) == ("open", before.version)
    assert Event.objects.filter(kind="form.closed").count() == 0


@pytest.mark.django_db
def test_closing_on_an_old_version_or_twice_is_refused():
    form = asked()
    take(form, PHONE)

    with pytest.raises(StaleState):
        close(form, 1)
    close(form, 2)
    with pytest.raises(StaleState):
        close(form, 3)

    assert kinds(form) == ["form.asked", "form.answered", "form.closed"]


@pytest.mark.django_db
def test_a_form_nobody_asked_is_not_found():
    with pytest.raises(NotFound):
        take_answers(new_uid(AT), PHONE, actor=ACTOR, at=AT)


@pytest.mark.django_db
def test_facts_decide_what_a_form_needs():
    bound = ask_form(
        new_uid(AT),
        Asking((WHOLE,), facts={"industry": frozenset({"CHEMICAL"})}),
        actor=ACTOR,
        at=AT,
    )

    take(bound, [wrote("alarm", "YES", "phone", 1)])

    assert "T:1:level" in {lack.item for lack in outcome_of(now(bound)).lacks}


@pytest.mark.django_db
def test_a_template_is_published_once():
    row = publish_template(WHOLE, actor=ACTOR, at=AT)

    again = publish_template(WHOLE, actor=ACTOR, at=LATER)

    assert (again.pk, template_of("T", 1)) == (row.pk, WHOLE)
    assert kinds(row) == ["template.published"]


@pytest.mark.django_db
def test_a_published_version_keeps_its_text():
    publish_template(WHOLE, actor=ACTOR, at=AT)

    with pytest.raises(VersionTaken):
        publish_template(replace(WHOLE, items=WHOLE.items[:1]), actor=ACTOR, at=LATER)

    assert template_of("T", 1) == WHOLE
    with pytest.raises(NotFound):
        template_of("T", 2)


@pytest.mark.django_db
def test_the_database_keeps_the_rules_of_its_rows():
    form = asked()
    take(form, PHONE[:1])
    row = AnswerWrite.objects.get()

    for broken in (
        lambda: AskedForm.objects.filter(uid=form.uid).update(state="closed"),
        lambda: AskedForm.objects.filter(uid=form.uid).update(content_sha256="x"),
        lambda: AnswerWrite.objects.create(
            uid=new_uid(AT), form=form, item=row.item, write=row.write, sha256=row.sha256,
            author=row.author, received_at=AT,
        ),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()

    assert TemplateVersion.objects.count() == 0
