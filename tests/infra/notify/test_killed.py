"""The notifier killed between sending and marking: the same key again, nothing lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.http import Endpoint
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.sending import CLAIM, send_due
from tests.infra.notify.provider import provider
from tests.infra.notify.scene import BOOK, NIGHT, SECOND, attempt, told

ROOT = Path(__file__).parents[3]
WITHIN_S = 60.0


@pytest.mark.django_db(transaction=True)
def test_killed_notifier_loses_nothing_and_repeats_its_key():
    told(Kind.SMS)
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "BAZHUA_DATABASE_URL": address,
    }

    with provider({"/": (200, {"message_id": "m1"})}, slow_s=5.0) as sms:
        command = [sys.executable, "-m", "tests.infra.notify.notifier", f"{sms.url}/"]
        notifier = subprocess.Popen(command, cwd=ROOT, env=environment)
        until = time.monotonic() + WITHIN_S
        while not sms.asked and time.monotonic() < until:
            time.sleep(0.01)
        notifier.send_signal(signal.SIGKILL)
        killed = notifier.wait()
        between = attempt(Kind.SMS).state
        sms.slow_s = 0.0
        channel = GatewayChannel(
            kind=Kind.SMS,
            endpoint=Endpoint(f"{sms.url}/", 5.0),
            secret=b"secret",
            clock=lambda: NIGHT,
        )
        tried = [send_due(channel, BOOK, lambda at=at: NIGHT + at) for at in (SECOND, CLAIM)]

    keys = [headers["Idempotency-Key"] for _, headers, _ in sms.asked]
    row = attempt(Kind.SMS)
    assert (killed, between, tried) == (-signal.SIGKILL, "queued", [0, 1])
    assert keys == [str(row.uid)] * 2
    assert (row.state, row.provider_id, row.tries) == ("sent", "m1", 2)
