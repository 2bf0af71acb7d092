"""What the tests of badges share: phones, a gateway that is set up, a device, a badge."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

from bazhua.infra.accounts.models import Badge, Device, PhoneCode
from bazhua.infra.accounts.services.badges import enrol_device, give_badge
from bazhua.infra.accounts.services.starting import Visitor
from bazhua.infra.accounts.services.texting import send_codes
from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.http import Endpoint
from bazhua.infra.notify.configured import address_book, own_channels
from bazhua.infra.notify.core.ports import Kind
from tests.infra.accounts.scene import ADMIN, MORNING, WANG, state
from tests.infra.notify.provider import provider

PHONE = "13800001234"
SECOND = timedelta(seconds=1)
PLACE = ".1.2."


class Phones:
    """The book of a platform that knows Wang's phone alone."""

    def address(self, person, kind):
        return PHONE if person == WANG and kind is Kind.SMS else None


def forget_settings():
    own_channels.cache_clear()
    address_book.cache_clear()


def device(at=MORNING, path=PLACE):
    """Register a device; return who stands before it, and the token of its cookie."""
    token = enrol_device(name="一号车间终端", path=path, actor=ADMIN, at=at)
    row = Device.objects.order_by("-pk").first()
    return Visitor(shared=True, device=row.pk), token


def badge(person=WANG, login="wang", at=MORNING):
    return give_badge(person=person, login=login, actor=ADMIN, at=at)


@contextmanager
def gateway(answer=(200, {"message_id": "m1"})):
    """Run a gateway of text messages; yield what it was asked and a way to send what waits."""
    with provider({"/": answer}) as sms:

        def send(at):
            channel = GatewayChannel(
                kind=Kind.SMS,
                endpoint=Endpoint(f"{sms.url}/", 5.0),
                secret=b"secret",
                clock=lambda: at,
            )
            return send_codes(channel, address_book(), lambda: at)

        yield SimpleNamespace(sms=sms, send=send)


def code_in(text):
    return text.split(" ")[0]


def everything():
    """Return everything that a refusal must not change, but for the counting of tries."""
    rows = {
        model: list(model.objects.order_by("pk").values()) for model in (Badge, Device, PhoneCode)
    }
    return state(), rows
