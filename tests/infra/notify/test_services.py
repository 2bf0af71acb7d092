"""Notifications on the real database: one answer counts, each callback once, nothing half-written."""

from datetime import timedelta

import pytest

from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.notify.core.ports import OUTBOUND, Kind, Problem, SendFailed, Unconfigured
from bazhua.infra.notify.core.refusals import CodeExpired, CodeRefused
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.infra.notify.hearing import hear
from bazhua.infra.notify.models import Attempt, Heard, Notification
from bazhua.infra.notify.selectors import desk
from bazhua.infra.notify.sending import CLAIM, give_up_expired, send_due
from bazhua.infra.notify.services import (
    HandCall,
    acknowledge,
    acknowledge_code,
    notify,
    record_call,
)
from bazhua.kernel.errors import Forbidden, NotAChoice, NotFound, OutOfRange
from tests.infra.notify.scene import (
    BOOK,
    CLERK,
    DEPUTY,
    MINUTE,
    NIGHT,
    OFFICER,
    SECOND,
    attempt,
    call,
    clerk,
    code_of,
    kinds_of_events,
    person,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Fake:
    """A channel in memory; fails as often as it is told."""

    def __init__(self, kind=Kind.SMS, *problems):
        self.kind = kind
        self.problems = list(problems)
        self.parcels = []

    def send(self, parcel):
        self.parcels.append(parcel)
        if self.problems:
            raise SendFailed(self.problems.pop(0))
        return f"id-{len(self.parcels)}"


def send(channel, at=NIGHT):
    return send_due(channel, BOOK, lambda: at)


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Notification, Attempt, Event, Heard)
    ]


def reply(code, sender="13800000001", report_id="r1"):
    return Report(Kind.SMS, report_id, Fact.ANSWERED, sender=sender, code=code)


def test_message_is_sent_once_with_its_code():
    made = told(Kind.SMS)
    channel = Fake()

    sent = [send(channel), send(channel)]

    row = attempt(Kind.SMS)
    assert sent == [1, 0]
    assert (row.state, row.provider_id, row.tries) == ("sent", "id-1", 1)
    assert channel.parcels[0].text == f"编号 A-7 已逾期。 回复 {code_of(row)} 即为确认。"
    assert kinds_of_events(made) == ["notification.made", "notification.sent"]


def test_second_call_for_an_occasion_is_the_first():
    given = call(Kind.SMS)

    first = notify(given, actor=person(CLERK), at=NIGHT)
    second = notify(given, actor=person(CLERK), at=NIGHT + SECOND)

    assert (first.pk, Attempt.objects.count(), Event.objects.count()) == (second.pk, 2, 1)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"persons": ()}, OutOfRange),
        ({"until": NIGHT}, OutOfRange),
        ({"kinds": frozenset({Kind.MANUAL})}, NotAChoice),
    ],
)
def test_unsound_call_is_refused(changes, refusal):
    with pytest.raises(refusal):
        notify(call(**changes), actor=person(CLERK), at=NIGHT)

    assert everything() == [[], [], [], []]


def test_failed_message_is_tried_again_under_the_same_key():
    told(Kind.SMS)
    channel = Fake(Kind.SMS, Problem.UNREACHABLE)

    tried = [send(channel, NIGHT + n * SECOND) for n in (0, 4, 5)]

    assert tried == [1, 0, 1]
    assert len({parcel.key for parcel in channel.parcels}) == 1
    assert (attempt(Kind.SMS).state, attempt(Kind.SMS).tries) == ("sent", 2)


def test_patience_comes_to_an_end():
    made = told(Kind.SMS)
    channel = Fake(Kind.SMS, *[Problem.UNREACHABLE] * 5)

    tried = [send(channel, NIGHT + n * 4 * MINUTE) for n in range(6)]

    assert tried == [1] * 5 + [0]
    assert (attempt(Kind.SMS).state, attempt(Kind.SMS).problem) == ("gave_up", "unreachable")
    assert kinds_of_events(made)[-1] == "notification.gave_up"


@pytest.mark.parametrize("kind", OUTBOUND)
def test_channel_that_is_not_configured_is_on_record(kind):
    told(kind)

    send(Unconfigured(kind))

    assert (attempt(kind).state, attempt(kind).problem) == ("gave_up", "not_configured")


def test_person_without_address_is_on_record():
    told(Kind.MAIL, persons=(DEPUTY,))

    send(Fake(Kind.MAIL))

    row = attempt(Kind.MAIL, DEPUTY)
    assert (row.state, row.problem) == ("gave_up", "no_address")


def test_reply_counts_once_and_stops_the_others():
    made = told(Kind.SMS, Kind.VOICE, persons=(OFFICER, DEPUTY))
    send(Fake())
    code = code_of(attempt(Kind.SMS))

    first = hear(reply(f"收到 {code.lower()}"), book=BOOK, at=NIGHT + MINUTE)
    before = everything()
    again = hear(reply(code), book=BOOK, at=NIGHT + 2 * MINUTE)

    made.refresh_from_db()
    assert (first.state, again) == ("acknowledged", None)
    assert (made.acknowledged_by, made.acknowledged_via) == (OFFICER, "sms")
    assert made.acknowledged_at == NIGHT + MINUTE
    assert (attempt(Kind.VOICE).state, attempt(Kind.VOICE).problem) == ("gave_up", "answered")
    assert everything() == before


def test_second_person_answers_too_but_the_first_counts():
    made = told(Kind.SMS, persons=(OFFICER, DEPUTY))
    send(Fake())
    hear(reply(code_of(attempt(Kind.SMS))), book=BOOK, at=NIGHT + MINUTE)

    acknowledge(made.uid, actor=person(DEPUTY), at=NIGHT + 2 * MINUTE)

    made.refresh_from_db()
    assert attempt(Kind.IN_APP, DEPUTY).state == "acknowledged"
    assert made.acknowledged_by == OFFICER
    assert kinds_of_events(made).count("notification.acknowledged") == 1


def test_code_from_another_number_is_refused():
    told(Kind.SMS, persons=(OFFICER, DEPUTY))
    before = everything()

    with pytest.raises(CodeRefused):
        hear(reply(code_of(attempt(Kind.SMS)), "13800000002"), book=BOOK, at=NIGHT)
    with pytest.raises(CodeRefused):
        acknowledge_code(code_of(attempt(Kind.SMS)), actor=person(DEPUTY), at=NIGHT)

    assert everything() == before


def test_expired_code_is_refused_and_may_be_sent_again():
    told(Kind.SMS)
    before = everything()

    for _ in range(2):
        with pytest.raises(CodeExpired):
            hear(reply(code_of(attempt(Kind.SMS))), book=BOOK, at=NIGHT + 30 * MINUTE)

    assert everything() == before


def test_code_of_a_mail_is_typed_at_the_desk():
    made = told(Kind.MAIL)

    counted = acknowledge_code(code_of(attempt(Kind.MAIL)), actor=person(OFFICER), at=NIGHT)

    assert (counted.pk, counted.acknowledged_via) == (made.pk, "mail")


def test_card_counts_only_with_its_code_and_its_person():
    told(Kind.WECOM)
    row = attempt(Kind.WECOM)
    before = everything()

    for sender, code in (("other", code_of(row)), ("officer", "AAAA-AAAA")):
        with pytest.raises(CodeRefused):
            hear(Report(Kind.WECOM, "r", Fact.ANSWERED, row.uid, sender, code), book=BOOK, at=NIGHT)
    assert everything() == before
    report = Report(Kind.WECOM, "r", Fact.ANSWERED, row.uid, "Officer", code_of(row))

    assert hear(report, book=BOOK, at=NIGHT).state == "acknowledged"


def test_pressed_key_counts():
    made = told(Kind.VOICE)
    row = attempt(Kind.VOICE)

    hear(Report(Kind.VOICE, "r", Fact.ANSWERED, row.uid), book=BOOK, at=NIGHT)

    made.refresh_from_db()
    assert made.acknowledged_via == "voice"


def test_report_about_another_channel_is_not_found():
    told(Kind.SMS)
    before = everything()

    with pytest.raises(NotFound):
        hear(Report(Kind.VOICE, "r", Fact.ANSWERED, attempt(Kind.SMS).uid), book=BOOK, at=NIGHT)
    with pytest.raises(NotFound):
        hear(Report(Kind.SMS, "r", Fact.DELIVERED, new_uid(NIGHT)), book=BOOK, at=NIGHT)

    assert everything() == before


def test_undelivered_message_is_tried_again():
    told(Kind.SMS)
    send(Fake())
    uid = attempt(Kind.SMS).uid

    hear(Report(Kind.SMS, "r1", Fact.UNDELIVERED, uid), book=BOOK, at=NIGHT)
    failed = attempt(Kind.SMS).state
    send(Fake(), NIGHT + 5 * SECOND)
    hear(Report(Kind.SMS, "r2", Fact.DELIVERED, uid), book=BOOK, at=NIGHT + MINUTE)
    hear(Report(Kind.SMS, "r3", Fact.UNDELIVERED, uid), book=BOOK, at=NIGHT + MINUTE)

    assert (failed, attempt(Kind.SMS).state) == ("failed", "delivered")


def test_call_by_hand_keeps_its_instant():
    made = told(Kind.SMS)
    heard = HandCall(notification=made.uid, person=OFFICER, called_at=NIGHT, answered=True)

    counted = record_call(heard, actor=clerk(), at=NIGHT + 20 * MINUTE)

    assert (counted.acknowledged_at, counted.acknowledged_via) == (NIGHT, "manual")
    assert counted.acknowledged_by == OFFICER


def test_unanswered_call_by_hand_is_on_record():
    made = told(Kind.SMS)
    heard = HandCall(notification=made.uid, person=OFFICER, called_at=NIGHT, answered=False)

    record_call(heard, actor=clerk(), at=NIGHT)

    made.refresh_from_db()
    assert (attempt(Kind.MANUAL).problem, made.acknowledged_at) == ("not_answered", None)


@pytest.mark.parametrize(
    ("actor", "who", "called_at", "refusal"),
    [
        (person(CLERK), OFFICER, NIGHT, Forbidden),
        (clerk(), CLERK, NIGHT, Forbidden),
        (clerk(), DEPUTY, NIGHT, NotFound),
        (clerk(), OFFICER, NIGHT + timedelta(hours=1), OutOfRange),
        (clerk(), OFFICER, NIGHT - SECOND, OutOfRange),
    ],
)
def test_wrong_call_by_hand_is_refused(actor, who, called_at, refusal):
    made = told(Kind.SMS)
    before = everything()
    given = HandCall(notification=made.uid, person=who, called_at=called_at, answered=True)

    with pytest.raises(refusal):
        record_call(given, actor=actor, at=NIGHT)

    assert everything() == before


def test_stranger_does_not_learn_of_a_notification():
    made = told(Kind.SMS)

    with pytest.raises(NotFound):
        acknowledge(made.uid, actor=person(DEPUTY), at=NIGHT)

    assert (desk(DEPUTY, at=NIGHT), desk(OFFICER, at=NIGHT)[0].open) == ([], True)


def test_what_nobody_answered_is_given_up():
    told(Kind.SMS)

    counts = [give_up_expired(NIGHT + n * 30 * MINUTE) for n in (0, 1, 1)]

    assert counts == [0, 2, 0]
    assert set(Attempt.objects.values_list("state", "problem")) == {("gave_up", "expired")}
    assert send(Fake(), NIGHT + 31 * MINUTE) == 0


def test_interrupted_claim_is_taken_up_again():
    told(Kind.SMS)

    class Dies(Fake):
        def send(self, parcel):
            self.parcels.append(parcel)
            raise KeyboardInterrupt

    dying, living = Dies(), Fake()
    with pytest.raises(KeyboardInterrupt):
        send(dying)

    tried = [send(living, NIGHT + at) for at in (SECOND, CLAIM)]

    assert tried == [0, 1]
    assert dying.parcels == living.parcels
    assert (attempt(Kind.SMS).state, attempt(Kind.SMS).tries) == ("sent", 2)
