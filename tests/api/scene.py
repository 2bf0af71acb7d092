"""Programs with tokens in a small province, and requests as they send them."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count

from django.test import Client as Browser

from bazhua.infra.db.records import new_uid
from bazhua.registry.models import Client
from tests.registry.who.scene import (
    COUNTY,
    DAY,
    FIRM,
    NOON,
    PROVINCE,
    SOMEBODY,
    grant,
    settle,
)

JSON = "application/json"
KEYS = count()
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Program:
    """A program that asks with its token, or without one."""

    def __init__(self, token="", language="en"):
        self.browser = Browser()
        self.headers = {"Accept-Language": language}
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def get(self, path, **headers):
        return self.browser.get(path, headers=self.headers | headers)

    def send(self, method, path, body=None, *, key=None, seen=None):
        """Send something to be done, with a key of its own and the version that was seen."""
        headers = self.headers | {"Idempotency-Key": key or f"key-{next(KEYS)}"}
        if seen is not None:
            headers["If-Match"] = seen if isinstance(seen, str) else f'"{seen}"'
        text = json.dumps(body) if body is not None else ""
        send = getattr(self.browser, method)
        return send(path, text, content_type=JSON, headers=headers)

    def post(self, path, body=None, **how):
        return self.send("post", path, body, **how)

    def put(self, path, body=None, **how):
        return self.send("put", path, body, **how)


def program(role, node=None, language="en", **columns):
    """Return a program with a role over a node, by a token in force."""
    token = f"bz_{next(KEYS)}_{role}"
    client = Client.objects.create(
        uid=new_uid(NOON),
        name=f"{role} 程序",
        token_hash=sha256(token.encode()).digest(),
        since=LONG_AGO,
        until=datetime.now(UTC) + DAY,
        given_by=SOMEBODY,
    )
    grant(None, role, node, client=client, since=LONG_AGO, **columns)
    return Program(token, language)


def officer(node=COUNTY):
    return program("R06", node)


def principal(node=FIRM):
    return program("R19", node)


def reader(node=PROVINCE):
    return program("R27", node)


__all__ = ("Program", "officer", "principal", "program", "reader", "settle")
