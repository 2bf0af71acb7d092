"""A notifier as a process of its own, to be killed: `python -m tests.infra.notify.notifier URL`."""

import sys

import django

django.setup()

from bazhua.infra.notify.channels.gateway import GatewayChannel  # noqa: E402
from bazhua.infra.notify.channels.http import Endpoint  # noqa: E402
from bazhua.infra.notify.core.ports import Kind  # noqa: E402
from bazhua.infra.notify.sending import send_due  # noqa: E402
from tests.infra.notify.scene import BOOK, NIGHT  # noqa: E402

CHANNEL = GatewayChannel(
    kind=Kind.SMS, endpoint=Endpoint(sys.argv[1], 20.0), secret=b"secret", clock=lambda: NIGHT
)
send_due(CHANNEL, BOOK, lambda: NIGHT)
