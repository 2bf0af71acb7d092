"""Callbacks over HTTP: signed and committed, or refused with a code and without effect."""

import hashlib
import hmac
import json
import logging
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from bazhua.infra.db.records import new_uid
from bazhua.infra.notify.callbacks.guessing import MOST_WRONG, WITHIN
from bazhua.infra.notify.callbacks.views import MOST_BYTES
from bazhua.infra.notify.care import forget
from bazhua.infra.notify.channels.sealed import Seal
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.models import Heard, WrongCode
from bazhua.infra.notify.services import notify
from tests.infra.notify.callbacks.scene import AES, SECRET, set_up
from tests.infra.notify.scene import CLERK, MINUTE, OFFICER, attempt, call, code_of, person

OWN, OTHER = "+86 138 0000 0001", "13900000009"
SEAL = Seal.of_console("token", AES, "corp")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _set_up(tmp_path, monkeypatch, settings):
    """Set up all channels that call back."""
    settings.ADDRESS_BOOK = "tests.infra.notify.scene.Book"
    with set_up(tmp_path, monkeypatch):
        yield


def told(kind):
    """Tell the officer something now; return the attempt."""
    at = datetime.now(UTC)
    wanted = call(kind, occasion=new_uid(at), until=at + 30 * MINUTE)
    notify(wanted, actor=person(CLERK), at=at)
    return attempt(kind)


def gateway(address, told, *, secret=SECRET, stamp=None):
    """Call back as a gateway does; return status and answer."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    stamp = stamp or str(int(datetime.now(UTC).timestamp()))
    signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    answer = Client(enforce_csrf_checks=True).post(
        f"/callbacks/{address}",
        body,
        content_type="application/json",
        headers={"X-Timestamp": stamp, "X-Signature": signed},
    )
    return answer.status_code, answer.json()


def reply(text, sender=OWN, report_id="r1"):
    return {"report_id": report_id, "fact": "replied", "sender": sender, "text": text}


def test_reply_with_the_code_takes_note_once():
    row = told(Kind.SMS)

    answers = [gateway("sms", reply(f"收到 {code_of(row)}")) for _ in range(2)]

    after = attempt(Kind.SMS)
    assert answers == [(200, {"heard": True}), (200, {"heard": False})]
    assert (after.state, after.notification.acknowledged_by) == ("acknowledged", OFFICER)


def test_receipt_is_heard():
    row = told(Kind.SMS)

    answer = gateway("sms", {"report_id": "r", "fact": "delivered", "request_id": str(row.uid)})

    assert (answer, attempt(Kind.SMS).state) == ((200, {"heard": True}), "delivered")


@pytest.mark.parametrize(("key", "state"), [("1", "acknowledged"), ("2", "queued")])
def test_pressed_key_confirms_or_not(key, state):
    row = told(Kind.VOICE)
    pressed = {"report_id": "r", "fact": "pressed", "request_id": str(row.uid), "text": key}

    answer = gateway("voice", pressed)

    assert (answer, attempt(Kind.VOICE).state) == ((200, {"heard": key == "1"}), state)


def test_tap_in_wecom_takes_note():
    row = told(Kind.WECOM)

    answer = tapped(row.uid, code_of(row))

    assert (answer.status_code, answer.json()) == (200, {"heard": True})
    assert attempt(Kind.WECOM).state == "acknowledged"


def tapped(task, key, seal=SEAL):
    plain = (
        "<xml><FromUserName><![CDATA[officer]]></FromUserName><CreateTime>1</CreateTime>"
        "<Event><![CDATA[template_card_event]]></Event>"
        f"<EventKey><![CDATA[{key}]]></EventKey><TaskId><![CDATA[{task}]]></TaskId></xml>"
    )
    sealed = seal.sealed(plain, b"r" * 16)
    signature = seal.signature("1", "n", sealed)
    return Client(enforce_csrf_checks=True).post(
        f"/callbacks/wecom?msg_signature={signature}&timestamp=1&nonce=n",
        f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>",
        content_type="text/xml",
    )


def test_console_of_wecom_gets_its_echo():
    sealed = SEAL.sealed("echo", b"r" * 16)
    asked = {
        "msg_signature": SEAL.signature("1", "n", sealed),
        "timestamp": "1",
        "nonce": "n",
        "echostr": sealed,
    }

    answer = Client().get("/callbacks/wecom", asked)

    assert (answer.status_code, answer.content) == (200, b"echo")


def test_reply_in_dingtalk_takes_note():
    row = told(Kind.DINGTALK)
    stamp = str(int(datetime.now(UTC).timestamp() * 1000))
    said = f"{stamp}\n{SECRET}".encode()
    sign = b64encode(hmac.new(SECRET.encode(), said, hashlib.sha256).digest()).decode()

    answer = Client(enforce_csrf_checks=True).post(
        "/callbacks/dingtalk",
        {"msgId": "m", "senderStaffId": "staff-1", "text": {"content": code_of(row)}},
        content_type="application/json",
        headers={"timestamp": stamp, "sign": sign},
    )

    assert (answer.status_code, answer.json()) == (200, {"heard": True})
    assert attempt(Kind.DINGTALK).state == "acknowledged"


@pytest.mark.parametrize(
    ("told_by", "status", "code"),
    [
        ({"secret": "another"}, 403, "callback_refused"),
        ({"stamp": "1"}, 403, "callback_refused"),
        ({"told": b"nonsense"}, 400, "not_json"),
        ({"told": b"x" * (MOST_BYTES + 1)}, 413, "body_too_large"),
        (
            {"told": {"report_id": "r", "fact": "delivered", "request_id": str(UUID(int=5))}},
            404,
            "not_found",
        ),
    ],
    ids=["forged", "old", "nonsense", "large", "unknown"],
)
def test_wrong_callback_has_a_code_and_no_effect(told_by, status, code):
    row = told(Kind.SMS)
    given = {"told": reply(code_of(row)), **told_by}

    answer = gateway("sms", given.pop("told"), **given)

    assert (answer[0], answer[1]["code"]) == (status, code)
    assert (attempt(Kind.SMS).state, Heard.objects.count()) == ("queued", 0)


@pytest.mark.parametrize("address", ["sms", "voice", "wecom", "dingtalk"])
def test_channel_that_nobody_set_up_is_not_there(address, monkeypatch):
    for name in ("SMS", "VOICE"):
        monkeypatch.delenv(f"BAZHUA_NOTIFY_{name}_URL")
        monkeypatch.delenv(f"BAZHUA_NOTIFY_{name}_SECRET_FILE")
    for name in ("CORPORATION", "APPLICATION", "SECRET_FILE", "TOKEN_FILE", "AES_KEY_FILE"):
        monkeypatch.delenv(f"BAZHUA_NOTIFY_WECOM_{name}")
    for name in ("APPLICATION", "SECRET_FILE", "ROBOT"):
        monkeypatch.delenv(f"BAZHUA_NOTIFY_DINGTALK_{name}")

    answer = gateway(address, reply("AAAA-BBBB"))

    assert (answer[0], answer[1]["code"]) == (404, "not_found")


def test_page_of_another_method_is_refused():
    assert Client().get("/callbacks/sms").status_code == 405


def test_sender_who_guesses_has_to_wait_even_with_the_right_code():
    row = told(Kind.SMS)
    wrong = [gateway("sms", reply(f"AAAA-AAA{n}", report_id=f"w{n}")) for n in range(MOST_WRONG)]

    late = gateway("sms", reply(code_of(row), report_id="right"))

    assert {(status, answer["code"]) for status, answer in wrong} == {(404, "code_refused")}
    assert (late[0], late[1]["code"], late[1]["data"]) == (429, "too_many_codes", {"minutes": 15})
    assert attempt(Kind.SMS).state == "queued"


def test_sender_is_heard_again_when_his_time_is_over():
    row = told(Kind.SMS)
    for n in range(MOST_WRONG):
        gateway("sms", reply(f"AAAA-AAA{n}", report_id=f"w{n}"))
    WrongCode.objects.update(at=datetime.now(UTC) - WITHIN)

    answer = gateway("sms", reply(code_of(row), report_id="right"))

    assert answer == (200, {"heard": True})


def test_old_callbacks_are_forgotten_and_young_ones_kept():
    at = datetime.now(UTC)
    for n, days in enumerate((29, 30, 31)):
        Heard.objects.create(kind="sms", report_id=f"h{n}", heard_at=at - timedelta(days=days))
    for n, age in enumerate((WITHIN - MINUTE, WITHIN)):
        WrongCode.objects.create(kind="sms", report_id=f"w{n}", sender="s", at=at - age)

    deleted = [forget(at, batch=1), forget(at, batch=1), forget(at, batch=1)]

    assert deleted == [2, 1, 0]
    assert list(Heard.objects.values_list("report_id", flat=True)) == ["h0"]
    assert list(WrongCode.objects.values_list("report_id", flat=True)) == ["w0"]


def test_one_senders_guesses_do_not_stop_another():
    row = told(Kind.SMS)
    for n in range(MOST_WRONG):
        gateway("sms", reply(f"AAAA-AAA{n}", OTHER, f"w{n}"))

    assert gateway("sms", reply(code_of(row), report_id="right")) == (200, {"heard": True})


@pytest.mark.parametrize("text", ["收到，马上到", "AAAA-AAAA"])
def test_only_codes_are_counted_and_each_callback_once(text):
    told(Kind.SMS)

    for _ in range(3):
        gateway("sms", reply(text))

    assert WrongCode.objects.count() == (1 if text == "AAAA-AAAA" else 0)


def test_sender_is_known_by_any_spelling_of_his_number_and_not_kept():
    told(Kind.SMS)
    for n, sender in enumerate(["+8613900000009", "139 0000 0009", "008613900000009"]):
        gateway("sms", reply(f"AAAA-AAA{n}", sender, f"w{n}"))

    senders = set(WrongCode.objects.values_list("sender", flat=True))
    assert len(senders) == 1
    assert OTHER not in senders.pop()


def test_nothing_personal_is_logged(caplog):
    row = told(Kind.SMS)
    with caplog.at_level(logging.DEBUG):
        gateway("sms", reply("AAAA-AAAA"))
        gateway("sms", reply(code_of(row), report_id="r2"))
        tapped(row.uid, code_of(row))

    said = "\n".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert [secret for secret in (OWN, "0001", code_of(row), "officer") if secret in said] == []
