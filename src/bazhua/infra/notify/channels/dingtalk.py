"""DingTalk: a message from an application's robot, and the person's reply to it.

The provider knows no key of repetition: when the notifier dies at the wrong moment, the person may
get the message twice, with the same code.

Sources: open.dingtalk.com, "obtain the access token of an internal app", "chatbots send one-on-one
messages in batches", "receive message" (signature: the HMAC-SHA256, in Base64, of timestamp, line
feed and application secret, keyed with the secret; refused when an hour off).
"""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from bazhua.infra.notify.channels.gateway import is_fresh
from bazhua.infra.notify.channels.http import Endpoint, encoded, named
from bazhua.infra.notify.channels.tokens import TokenKeeper
from bazhua.infra.notify.core.ports import Kind, Parcel, Problem, SendFailed
from bazhua.infra.notify.core.refusals import CallbackRefused
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.kernel.shape.reading import load

FRESH: Final = timedelta(hours=1)
MILLI: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class DingtalkChannel:
    """The robot of one application."""

    endpoint: Endpoint
    robot: str
    secret: str = field(repr=False)
    tokens: TokenKeeper

    @classmethod
    def made(
        cls,
        endpoint: Endpoint,
        application: str,
        secret: str,
        robot: str,
        clock: Callable[[], datetime],
    ) -> "DingtalkChannel":
        """Return the channel of an application's robot."""

        def fetch() -> tuple[str, int]:
            asked = encoded({"appKey": application, "appSecret": secret})
            answer = endpoint.post("/v1.0/oauth2/accessToken", asked, {})
            return named(answer, "accessToken"), int(answer.get("expireIn", 0))

        return cls(endpoint=endpoint, robot=robot, secret=secret, tokens=TokenKeeper(fetch, clock))

    @property
    def kind(self) -> Kind:
        """DingTalk."""
        return Kind.DINGTALK

    def send(self, parcel: Parcel) -> str:
        """Send a text; return the key under which the provider tells of it.

        Raises:
            SendFailed: the provider refuses it, or cannot be reached.
        """
        said = {"content": f"{parcel.title}\n{parcel.text}"}
        payload = {
            "robotCode": self.robot,
            "userIds": [parcel.address],
            "msgKey": "sampleText",
            "msgParam": json.dumps(said, ensure_ascii=False),
        }
        headers = {"x-acs-dingtalk-access-token": self.tokens.token()}
        try:
            answer = self.endpoint.post(
                "/v1.0/robot/oToMessages/batchSend", encoded(payload), headers
            )
        except SendFailed as failure:
            if failure.detail == "401":
                self.tokens.forget()
                raise SendFailed(Problem.UNREACHABLE, "token") from failure
            raise
        if answer.get("invalidStaffIdList"):
            raise SendFailed(Problem.REFUSED, "invalidStaffIdList")
        if answer.get("flowControlledStaffIdList"):
            raise SendFailed(Problem.UNREACHABLE, "flowControlledStaffIdList")
        return named(answer, "processQueryKey")

    def heard(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Report:
        """Return what a person replied.

        Raises:
            CallbackRefused: not from the provider, too old, or not readable.
            NotJson: the body is not a JSON object.
        """
        stamp = headers.get("timestamp", "")
        signed = headers.get("sign", "")
        if not hmac.compare_digest(signed.encode(), self.signature(stamp).encode()):
            raise CallbackRefused("sign")
        if not is_fresh(stamp, at, FRESH, MILLI):
            raise CallbackRefused("timestamp")
        told = load(body.decode(errors="replace"))
        text = told.get("text")
        content = text.get("content") if isinstance(text, dict) else None
        return Report(
            self.kind,
            _text(told.get("msgId"), "msgId"),
            Fact.ANSWERED,
            sender=_text(told.get("senderStaffId"), "senderStaffId"),
            code=_text(content, "text.content"),
        )

    def signature(self, stamp: str) -> str:
        """Return the signature of a callback at a time in milliseconds."""
        said = f"{stamp}\n{self.secret}".encode()
        return b64encode(hmac.new(self.secret.encode(), said, hashlib.sha256).digest()).decode()


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise CallbackRefused(key)
    return value
