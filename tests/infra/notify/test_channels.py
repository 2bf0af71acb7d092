"""Each adapter against a server that behaves like its provider, well and badly."""

import json
import socket
from base64 import b64encode
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from uuid import UUID

import pytest

from bazhua.infra.notify.channels.dingtalk import DingtalkChannel
from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.http import Endpoint, encoded
from bazhua.infra.notify.channels.mail import MailChannel, Security
from bazhua.infra.notify.channels.sealed import Seal
from bazhua.infra.notify.channels.wecom import WecomChannel
from bazhua.infra.notify.core.ports import Kind, Parcel, Problem, SendFailed, Unconfigured
from bazhua.infra.notify.core.refusals import CallbackRefused
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.kernel.errors import DomainError, MissingKey, NotAChoice, NotJson, UnknownKey
from tests.infra.notify.provider import provider
from tests.infra.notify.scene import NIGHT, SECOND

KEY = UUID("01930000-0000-7000-8000-000000000001")
PARCEL = Parcel(key=KEY, address="officer", title="标题", text="正文", code="AAAA-BBBB")
SEAL = Seal("token", bytes(range(32)), "corp")
STAMP = str(int(NIGHT.timestamp()))


def clock():
    return NIGHT


def gateway(url, kind=Kind.SMS, timeout_s=5.0):
    return GatewayChannel(
        kind=kind, endpoint=Endpoint(url, timeout_s), secret=b"secret", clock=clock
    )


def wecom(url):
    return WecomChannel.made(Endpoint(url, 5.0), 7, "secret", SEAL, clock)


def dingtalk(url):
    return DingtalkChannel.made(Endpoint(url, 5.0), "app", "secret", "robot", clock)


def problem_of(channel):
    with pytest.raises(SendFailed) as failed:
        channel.send(PARCEL)
    assert "officer" not in str(failed.value)
    return failed.value.problem


def test_gateway_signs_and_names_the_attempt():
    with provider({"/": (200, {"message_id": "m1"})}) as sms:
        channel = gateway(sms.url + "/")
        got = channel.send(PARCEL)
        again = channel.send(PARCEL)

    _, headers, body = sms.asked[0]
    assert (got, again, sms.asked[1][2]) == ("m1", "m1", body)
    assert body == {"request_id": str(KEY), "to": "officer", "text": "正文"}
    assert headers["Idempotency-Key"] == str(KEY)
    assert headers["X-Signature"] == channel.signature(STAMP, encoded(body))


@pytest.mark.parametrize(
    ("status", "answer", "problem"),
    [
        (500, b"", Problem.UNREACHABLE),
        (503, b"", Problem.UNREACHABLE),
        (429, b"", Problem.UNREACHABLE),
        (400, b"", Problem.REFUSED),
        (302, b"", Problem.REFUSED),
        (200, b"<html>", Problem.MALFORMED),
        (200, b"[]", Problem.MALFORMED),
        (200, b"{}", Problem.MALFORMED),
        (200, b'{"message_id": 7}', Problem.MALFORMED),
        (200, b'{"message_id": "' + b"x" * 70_000 + b'"}', Problem.MALFORMED),
    ],
)
def test_bad_answer_of_a_gateway_has_a_code(status, answer, problem):
    with provider({"/": (status, answer)}) as sms:
        assert problem_of(gateway(sms.url + "/")) == problem


def test_slow_gateway_is_unreachable():
    with provider({"/": (200, {"message_id": "m"})}, slow_s=0.5) as sms:
        assert problem_of(gateway(sms.url + "/", timeout_s=0.05)) == Problem.UNREACHABLE


def test_absent_gateway_is_unreachable():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert problem_of(gateway(f"http://127.0.0.1:{port}")) == Problem.UNREACHABLE


def called_back(channel, told, stamp=STAMP, at=NIGHT, signature=None):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    signed = channel.signature(stamp, body) if signature is None else signature
    return channel.heard({"X-Timestamp": stamp, "X-Signature": signed}, body, at)


DELIVERED = {"report_id": "r", "fact": "delivered", "request_id": str(KEY)}
REPLY = {"report_id": "r", "fact": "replied", "sender": "138", "text": "ok"}
PRESSED = {"report_id": "r", "fact": "pressed", "request_id": str(KEY), "text": "1"}


@pytest.mark.parametrize(
    ("kind", "told", "report"),
    [
        (Kind.SMS, DELIVERED, Report(Kind.SMS, "r", Fact.DELIVERED, KEY)),
        (Kind.SMS, REPLY, Report(Kind.SMS, "r", Fact.ANSWERED, None, "138", "ok")),
        (Kind.VOICE, PRESSED, Report(Kind.VOICE, "r", Fact.ANSWERED, KEY)),
        (Kind.VOICE, {**PRESSED, "text": "2"}, None),
        (Kind.SMS, PRESSED, None),
    ],
)
def test_gateway_is_heard(kind, told, report):
    assert called_back(gateway("", kind), told) == report


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (b"nonsense", NotJson),
        (b"\xff\xfe", NotJson),
        ({**DELIVERED, "phone": "1"}, UnknownKey),
        ({"report_id": "r"}, MissingKey),
        ({"report_id": "r", "fact": "replied"}, MissingKey),
        ({"report_id": "r", "fact": "delivered"}, MissingKey),
        ({**DELIVERED, "fact": "maybe"}, NotAChoice),
        ({**DELIVERED, "request_id": "7"}, CallbackRefused),
    ],
)
def test_malformed_callback_has_a_code(told, refusal):
    with pytest.raises(refusal):
        called_back(gateway(""), told)


@pytest.mark.parametrize(
    "changes",
    [
        {"signature": "0" * 64},
        {"signature": ""},
        {"signature": "é"},
        {"at": NIGHT + timedelta(minutes=6)},
        {"stamp": "now"},
        {"stamp": "٣"},
    ],
)
def test_unsigned_or_old_callback_is_refused(changes):
    with pytest.raises(CallbackRefused):
        called_back(gateway(""), DELIVERED, **changes)


WECOM = {
    "/cgi-bin/gettoken": (200, {"errcode": 0, "access_token": "t", "expires_in": 7200}),
    "/cgi-bin/message/send": (200, {"errcode": 0, "msgid": "w1"}),
}


def test_wecom_card_carries_task_and_code():
    with provider(WECOM) as server:
        channel = wecom(server.url)
        sent = [channel.send(PARCEL), channel.send(PARCEL)]

    paths = [path for path, _, _ in server.asked]
    body = server.asked[1][2]
    assert sent == ["w1", "w1"]
    assert paths == ["/cgi-bin/gettoken", "/cgi-bin/message/send", "/cgi-bin/message/send"]
    assert body == server.asked[2][2]
    assert (body["touser"], body["enable_duplicate_check"]) == ("officer", 1)
    assert body["template_card"]["task_id"] == str(KEY)
    assert body["template_card"]["button_list"] == [{"text": "确认", "key": "AAAA-BBBB"}]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"errcode": 42001}, Problem.UNREACHABLE),
        ({"errcode": 45009}, Problem.UNREACHABLE),
        ({"errcode": 60011}, Problem.REFUSED),
        ({"errcode": 0, "invaliduser": "officer"}, Problem.REFUSED),
        ({"errcode": 0}, Problem.MALFORMED),
        ({}, Problem.MALFORMED),
    ],
)
def test_bad_answer_of_wecom_has_a_code(answer, problem):
    with provider({**WECOM, "/cgi-bin/message/send": (200, answer)}) as server:
        assert problem_of(wecom(server.url)) == problem


def tapped(event="template_card_event", task=str(KEY)):
    return (
        "<xml><ToUserName><![CDATA[corp]]></ToUserName>"
        "<FromUserName><![CDATA[officer]]></FromUserName><CreateTime>1</CreateTime>"
        f"<Event><![CDATA[{event}]]></Event><EventKey><![CDATA[AAAA-BBBB]]></EventKey>"
        f"<TaskId><![CDATA[{task}]]></TaskId></xml>"
    )


def pushed(message, seal=SEAL):
    sealed = seal.sealed(message, b"r" * 16)
    return seal.signature("1", "n", sealed), f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"


def test_wecom_tap_is_heard():
    signature, body = pushed(tapped())

    report = wecom("").heard(signature, "1", "n", body)

    assert (report.attempt, report.sender, report.code) == (KEY, "officer", "AAAA-BBBB")
    assert report == wecom("").heard(signature, "1", "n", body)


def test_other_wecom_event_is_no_answer():
    signature, body = pushed(tapped("enter_agent"))

    assert wecom("").heard(signature, "1", "n", body) is None


def refused_push(message="", seal=SEAL, body=None, signature=None):
    signed, made = pushed(message, seal)
    with pytest.raises(CallbackRefused) as refusal:
        wecom("").heard(signature or signed, "1", "n", body or made)
    return refusal.value.field


def test_wrong_wecom_callback_is_refused():
    other = Seal("token", bytes(range(32)), "other")
    short = b64encode(b"x" * 31).decode()

    assert refused_push(tapped(), signature="0" * 40) == "signature"
    assert refused_push(tapped(), seal=other) == "receiver"
    assert refused_push(tapped(task="7")) == "request_id"
    assert refused_push("<xml><Event>template_card_event</Event></xml>") == "TaskId"
    assert refused_push(body="<xml></xml>") == "Encrypt"
    assert (
        refused_push(body=f"<Encrypt>{short}</Encrypt>", signature=SEAL.signature("1", "n", short))
        == "encrypt"
    )


def test_console_of_wecom_is_echoed():
    sealed = SEAL.sealed("echo", b"r" * 16)

    assert wecom("").echoed(SEAL.signature("1", "n", sealed), "1", "n", sealed) == "echo"


DINGTALK = {
    "/v1.0/oauth2/accessToken": (200, {"accessToken": "t", "expireIn": 7200}),
    "/v1.0/robot/oToMessages/batchSend": (200, {"processQueryKey": "d1"}),
}


def test_dingtalk_robot_speaks_to_one_person():
    with provider(DINGTALK) as server:
        sent = dingtalk(server.url).send(PARCEL)

    _, headers, body = server.asked[1]
    assert (sent, body["userIds"], body["robotCode"]) == ("d1", ["officer"], "robot")
    assert json.loads(body["msgParam"]) == {"content": "标题\n正文"}
    assert headers["x-acs-dingtalk-access-token"] == "t"


@pytest.mark.parametrize(
    ("status", "answer", "problem"),
    [
        (401, {}, Problem.UNREACHABLE),
        (403, {}, Problem.REFUSED),
        (500, {}, Problem.UNREACHABLE),
        (200, {"invalidStaffIdList": ["officer"]}, Problem.REFUSED),
        (200, {"flowControlledStaffIdList": ["officer"]}, Problem.UNREACHABLE),
        (200, {}, Problem.MALFORMED),
    ],
)
def test_bad_answer_of_dingtalk_has_a_code(status, answer, problem):
    path = "/v1.0/robot/oToMessages/batchSend"
    with provider({**DINGTALK, path: (status, answer)}) as server:
        assert problem_of(dingtalk(server.url)) == problem


SAID = {"msgId": "m", "senderStaffId": "staff-1", "text": {"content": " AAAA-BBBB"}, "more": 1}


def replied(told, stamp=STAMP + "000", at=NIGHT, sign=None):
    channel = dingtalk("")
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    signed = channel.signature(stamp) if sign is None else sign
    return channel.heard({"timestamp": stamp, "sign": signed}, body, at)


def test_dingtalk_reply_is_heard():
    assert replied(SAID) == Report(Kind.DINGTALK, "m", Fact.ANSWERED, None, "staff-1", " AAAA-BBBB")


@pytest.mark.parametrize(
    ("told", "changes"),
    [
        (SAID, {"sign": "x"}),
        (SAID, {"at": NIGHT + timedelta(minutes=61)}),
        (SAID, {"stamp": ""}),
        (b"nonsense", {}),
        ({**SAID, "msgId": None}, {}),
        ({**SAID, "text": "AAAA-BBBB"}, {}),
    ],
)
def test_wrong_dingtalk_callback_is_refused(told, changes):
    with pytest.raises(DomainError) as refusal:
        replied(told, **changes)

    assert refusal.value.code in {"callback_refused", "not_json"}


@contextmanager
def mail_server(recipient="250 ok", data="250 kept"):
    """Speak just enough SMTP on a free port; yield the port and what was received."""
    listener = socket.create_server(("127.0.0.1", 0))
    received = []

    def serve():
        session, _ = listener.accept()
        with session, session.makefile("rwb", 0) as wire:
            wire.write(b"220 ready\r\n")
            for line in wire:
                verb = line[:4].upper().strip()
                if verb == b"DATA":
                    wire.write(b"354 go\r\n")
                    received.append(b"".join(iter(wire.readline, b".\r\n")))
                    wire.write(data.encode() + b"\r\n")
                elif verb == b"QUIT":
                    wire.write(b"221 bye\r\n")
                    return
                else:
                    wire.write((recipient if verb == b"RCPT" else "250 ok").encode() + b"\r\n")

    thread = Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], received
    finally:
        thread.join(5)
        listener.close()


def mail(port):
    return MailChannel(
        host="127.0.0.1",
        port=port,
        sender="duty@example.cn",
        security=Security.NONE,
        timeout_s=2.0,
    )


def test_mail_keeps_its_message_id():
    with mail_server() as (port, received):
        sent = mail(port).send(PARCEL)

    assert sent == f"<{KEY}@example.cn>"
    assert f"Message-ID: {sent}".encode() in received[0]


@pytest.mark.parametrize(
    ("replies", "problem"),
    [
        ({"recipient": "550 officer unknown"}, Problem.REFUSED),
        ({"recipient": "450 later"}, Problem.UNREACHABLE),
        ({"data": "554 refused"}, Problem.REFUSED),
        ({"data": "451 later"}, Problem.UNREACHABLE),
    ],
)
def test_refused_mail_has_a_code(replies, problem):
    with mail_server(**replies) as (port, _):
        assert problem_of(mail(port)) == problem


def test_header_cannot_be_smuggled_into_a_mail():
    parcel = Parcel(key=KEY, address="a@b.cn\nBcc: x@y.cn", title="", text="", code="")

    with pytest.raises(SendFailed) as failed:
        mail(1).send(parcel)

    assert failed.value.problem == Problem.REFUSED


def test_channel_that_nobody_set_up_says_so():
    assert problem_of(Unconfigured(Kind.SMS)) == Problem.NOT_CONFIGURED


def test_token_is_fetched_again_when_it_has_ended():
    now = [NIGHT]
    with provider(WECOM) as server:
        channel = WecomChannel.made(Endpoint(server.url, 5.0), 7, "s", SEAL, lambda: now[0])
        channel.send(PARCEL)
        now[0] += 6901 * SECOND
        channel.send(PARCEL)

    assert [path for path, _, _ in server.asked].count("/cgi-bin/gettoken") == 2
