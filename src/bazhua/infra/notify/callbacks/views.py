"""Callbacks over HTTP: committed before they are answered, and nothing of them logged."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from bazhua.infra.http.problems import refused
from bazhua.infra.http.request import arrival
from bazhua.infra.notify.callbacks.guessing import hear_unless_guessing
from bazhua.infra.notify.callbacks.refusals import BodyTooLarge
from bazhua.infra.notify.channels.dingtalk import DingtalkChannel
from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.wecom import WecomChannel
from bazhua.infra.notify.configured import address_book, own_channels
from bazhua.infra.notify.core.ports import Channel, Kind
from bazhua.infra.notify.core.reports import Report
from bazhua.kernel.errors import DomainError, NotFound

MOST_BYTES: Final = 16_384

ChannelT = TypeVar("ChannelT", bound=Channel)
View = Callable[[HttpRequest], HttpResponse]

log = logging.getLogger(__name__)


def answering(view: View) -> View:
    """Let a view's refusals be answered as problems; no page of ours sends these requests."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except DomainError as refusal:
            log.info("%s refused: %s", request.path, refusal.code)
            return refused(refusal)

    return answered


@answering
@require_POST
def sms(request: HttpRequest) -> HttpResponse:
    """Hear the gateway of text messages: receipts and replies."""
    return _gateway(request, Kind.SMS)


@answering
@require_POST
def voice(request: HttpRequest) -> HttpResponse:
    """Hear the gateway of calls: receipts and pressed keys."""
    return _gateway(request, Kind.VOICE)


@answering
@require_http_methods(["GET", "POST"])
def wecom(request: HttpRequest) -> HttpResponse:
    """Hear WeCom: a tapped card; the console's question when the address is entered."""
    channel = _channel(Kind.WECOM, WecomChannel)
    signature, stamp, nonce = (
        request.GET.get(name, "") for name in ("msg_signature", "timestamp", "nonce")
    )
    if request.method == "GET":
        echo = channel.echoed(signature, stamp, nonce, request.GET.get("echostr", ""))
        return HttpResponse(echo, content_type="text/plain")
    body = _body(request).decode(errors="replace")
    return _heard(channel.heard(signature, stamp, nonce, body), arrival(request))


@answering
@require_POST
def dingtalk(request: HttpRequest) -> HttpResponse:
    """Hear DingTalk: a reply to the robot."""
    channel = _channel(Kind.DINGTALK, DingtalkChannel)
    at = arrival(request)
    return _heard(channel.heard(request.headers, _body(request), at), at)


def _gateway(request: HttpRequest, kind: Kind) -> HttpResponse:
    channel = _channel(kind, GatewayChannel)
    at = arrival(request)
    return _heard(channel.heard(request.headers, _body(request), at), at)


def _heard(report: Report | None, at: datetime) -> HttpResponse:
    """Answer whether it had an effect: a repetition or another event has none."""
    row = hear_unless_guessing(report, book=address_book(), at=at) if report else None
    return JsonResponse({"heard": row is not None})


def _channel(kind: Kind, wanted: type[ChannelT]) -> ChannelT:
    """Return a channel of this platform.

    Raises:
        NotFound: nobody has set it up.
    """
    channel = own_channels()[kind]
    if not isinstance(channel, wanted):
        raise NotFound
    return channel


def _body(request: HttpRequest) -> bytes:
    """Return the body.

    Raises:
        BodyTooLarge: it is longer than any callback; the rest is not read.
    """
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise BodyTooLarge(MOST_BYTES)
    return body
