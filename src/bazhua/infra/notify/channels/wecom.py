"""WeCom: a card with one button from an application, and the callback when it is tapped.

A second card with the same task is not shown: ``task_id`` is unique within an application and
equal requests within the check interval are dropped. The button's key is the code, so the callback
proves both who tapped and what he saw.

Sources: developer.work.weixin.qq.com, path/90236 (messages), path/91039 (token), path/90376
(event of a template card), path/91144 (encryption).
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from bazhua.infra.notify.channels.gateway import attempt_of
from bazhua.infra.notify.channels.http import Endpoint, encoded, named
from bazhua.infra.notify.channels.sealed import Seal
from bazhua.infra.notify.channels.tokens import TokenKeeper
from bazhua.infra.notify.core.ports import Kind, Parcel, Problem, SendFailed
from bazhua.infra.notify.core.refusals import CallbackRefused
from bazhua.infra.notify.core.reports import Fact, Report

TOKEN_ENDED: Final = frozenset({40014, 42001})
BUSY: Final = frozenset({-1, 45009, 45033})
CHECK_S: Final = 14_400
CONFIRM: Final = "确认"
SEALED: Final = re.compile(r"<Encrypt>(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?</Encrypt>")
FIELD: Final = re.compile(r"<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<>]*))</\1>", re.DOTALL)
"""Callbacks are flat, so no XML parser with its entities is let near them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WecomChannel:
    """One application of one corporation."""

    endpoint: Endpoint
    corporation: str
    application: int
    secret: str = field(repr=False)
    seal: Seal
    tokens: TokenKeeper

    @classmethod
    def made(
        cls,
        endpoint: Endpoint,
        application: int,
        secret: str,
        seal: Seal,
        clock: Callable[[], datetime],
    ) -> "WecomChannel":
        """Return the channel of an application; the corporation is the receiver of the seal."""

        def fetch() -> tuple[str, int]:
            asked = urlencode({"corpid": seal.receiver, "corpsecret": secret})
            answer = endpoint.get(f"/cgi-bin/gettoken?{asked}")
            _refuse(answer)
            return named(answer, "access_token"), int(answer.get("expires_in", 0))

        return cls(
            endpoint=endpoint,
            corporation=seal.receiver,
            application=application,
            secret=secret,
            seal=seal,
            tokens=TokenKeeper(fetch, clock),
        )

    @property
    def kind(self) -> Kind:
        """WeCom."""
        return Kind.WECOM

    def send(self, parcel: Parcel) -> str:
        """Send a card; return the message identifier.

        Raises:
            SendFailed: the provider refuses it, or cannot be reached.
        """
        card = {
            "card_type": "button_interaction",
            "task_id": str(parcel.key),
            "main_title": {"title": parcel.title},
            "sub_title_text": parcel.text,
            "button_list": [{"text": CONFIRM, "key": parcel.code}],
        }
        payload = {
            "touser": parcel.address,
            "agentid": self.application,
            "msgtype": "template_card",
            "template_card": card,
            "enable_duplicate_check": 1,
            "duplicate_check_interval": CHECK_S,
        }
        path = f"/cgi-bin/message/send?{urlencode({'access_token': self.tokens.token()})}"
        answer = self.endpoint.post(path, encoded(payload), {})
        if answer.get("errcode") in TOKEN_ENDED:
            self.tokens.forget()
            raise SendFailed(Problem.UNREACHABLE, "token")
        _refuse(answer)
        if answer.get("invaliduser"):
            raise SendFailed(Problem.REFUSED, "invaliduser")
        return named(answer, "msgid")

    def echoed(self, signature: str, stamp: str, nonce: str, echo: str) -> str:
        """Return what the console expects when the callback address is entered.

        Raises:
            CallbackRefused: it is not the console that asks.
        """
        return self.seal.opened(signature, stamp, nonce, echo)

    def heard(self, signature: str, stamp: str, nonce: str, body: str) -> Report | None:
        """Return what a callback says, or ``None`` when no card was tapped.

        Raises:
            CallbackRefused: not from the provider, or not readable.
        """
        sealed = SEALED.search(body)
        if sealed is None:
            raise CallbackRefused("Encrypt")
        plain = self.seal.opened(signature, stamp, nonce, sealed[1])
        told = {name: text or bare for name, text, bare in FIELD.findall(_inside(plain))}
        if told.get("Event") != "template_card_event":
            return None
        try:
            task, sender, key = told["TaskId"], told["FromUserName"], told["EventKey"]
            tapped = f"{task}\0{sender}\0{told['CreateTime']}"
        except KeyError as missing:
            raise CallbackRefused(str(missing.args[0])) from None
        report_id = hashlib.sha256(tapped.encode()).hexdigest()
        return Report(self.kind, report_id, Fact.ANSWERED, attempt_of(task), sender, key)


def _inside(text: str) -> str:
    return text.strip().removeprefix("<xml>").removesuffix("</xml>")


def _refuse(answer: dict[str, Any]) -> None:
    code = answer.get("errcode")
    if code in BUSY:
        raise SendFailed(Problem.UNREACHABLE, str(code))
    if code != 0:
        raise SendFailed(
            Problem.REFUSED if isinstance(code, int) else Problem.MALFORMED, str(code)[:20]
        )
