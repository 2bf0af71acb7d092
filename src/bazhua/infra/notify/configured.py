"""The channels that the environment sets up; the others say that nobody did."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from bazhua.infra.notify.channels.dingtalk import DingtalkChannel
from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.http import Endpoint
from bazhua.infra.notify.channels.mail import MailChannel
from bazhua.infra.notify.channels.sealed import Seal
from bazhua.infra.notify.channels.wecom import WecomChannel
from bazhua.infra.notify.core.ports import OUTBOUND, AddressBook, Channel, Kind, Unconfigured
from bazhua.infra.notify.settings import PREFIX, NotifyEnv, secret


def channels(env: NotifyEnv, clock: Callable[[], datetime]) -> Mapping[Kind, Channel]:
    """Return one channel for each kind that can be sent.

    Raises:
        ImproperlyConfigured: a secret cannot be read or a key is not one.
    """
    found: dict[Kind, Channel] = {kind: Unconfigured(kind) for kind in OUTBOUND}
    made = [
        _mail(env),
        _gateway(env, Kind.SMS, clock),
        _gateway(env, Kind.VOICE, clock),
        _wecom(env, clock),
        _dingtalk(env, clock),
    ]
    return found | {channel.kind: channel for channel in made if channel is not None}


@cache
def own_channels() -> Mapping[Kind, Channel]:
    """Return the channels of this process, by its environment.

    Raises:
        ImproperlyConfigured: see `NotifyEnv.read` and `channels`.
    """
    return channels(NotifyEnv.read(), lambda: datetime.now(UTC))


@cache
def address_book() -> AddressBook:
    """Return where persons are reached, as ``ADDRESS_BOOK`` names it."""
    book: AddressBook = import_string(settings.ADDRESS_BOOK)()
    return book


def _mail(env: NotifyEnv) -> Channel | None:
    if env.mail_host is None or env.mail_from is None:
        return None
    return MailChannel(
        host=env.mail_host,
        port=env.mail_port,
        sender=env.mail_from,
        security=env.mail_security,
        user=env.mail_user,
        password=secret(env.mail_password_file),
        timeout_s=env.timeout_s,
    )


def _gateway(env: NotifyEnv, kind: Kind, clock: Callable[[], datetime]) -> Channel | None:
    url, file = {
        Kind.SMS: (env.sms_url, env.sms_secret_file),
        Kind.VOICE: (env.voice_url, env.voice_secret_file),
    }[kind]
    if url is None:
        return None
    endpoint = Endpoint(url, env.timeout_s)
    return GatewayChannel(kind=kind, endpoint=endpoint, secret=secret(file).encode(), clock=clock)


def _wecom(env: NotifyEnv, clock: Callable[[], datetime]) -> Channel | None:
    if env.wecom_corporation is None or env.wecom_application is None:
        return None
    try:
        seal = Seal.of_console(
            secret(env.wecom_token_file), secret(env.wecom_aes_key_file), env.wecom_corporation
        )
    except ValueError as exc:
        raise ImproperlyConfigured(f"{PREFIX}WECOM_AES_KEY_FILE: not a key of 43 signs") from exc
    endpoint = Endpoint(env.wecom_url, env.timeout_s)
    return WecomChannel.made(
        endpoint, env.wecom_application, secret(env.wecom_secret_file), seal, clock
    )


def _dingtalk(env: NotifyEnv, clock: Callable[[], datetime]) -> Channel | None:
    if env.dingtalk_application is None or env.dingtalk_robot is None:
        return None
    return DingtalkChannel.made(
        Endpoint(env.dingtalk_url, env.timeout_s),
        env.dingtalk_application,
        secret(env.dingtalk_secret_file),
        env.dingtalk_robot,
        clock,
    )
