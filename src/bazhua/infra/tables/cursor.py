"""Cursors: where a page begins, sealed, so that an address shows no value and none is made up."""

import json
from base64 import urlsafe_b64encode
from datetime import date
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.db.models import Field
from django.utils.crypto import salted_hmac

from bazhua.infra.tables.keyset import Key, Order, Window
from bazhua.kernel.errors import DomainError


class BadCursor(DomainError):
    """The address of a page of a list was cut, altered, or belongs to another list or order."""

    code = "bad_cursor"
    http_status = 400

    def __init__(self) -> None:
        super().__init__("page", key="page")


def sealed(listing: str, order: Order, window: Window) -> str:
    """Return the cursor of a window of a list in an order.

    Raises:
        ValueError: the window has no key.
    """
    if window.key is None:
        raise ValueError(listing)
    value, id_ = window.key
    written = _written(value)
    content = [listing, str(order), window.backward, written, id_]
    return _seal().encrypt(json.dumps(content).encode()).decode().rstrip("=")


def opened(text: str, listing: str, order: Order, column: "Field[Any, Any]") -> Window:
    """Return the window that a cursor stands for; empty text for the first rows.

    Raises:
        BadCursor: it was not made here for this list in this order.
    """
    if not text:
        return Window()
    padded = text + "=" * (-len(text) % 4)
    try:
        content = json.loads(_seal().decrypt(padded.encode()))
    except InvalidToken:
        raise BadCursor from None
    if content[:2] != [listing, str(order)]:
        raise BadCursor
    _, _, backward, written, id_ = content
    key: Key = (None if written is None else column.to_python(written), id_)
    return Window(key, backward)


def _written(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _seal() -> Fernet:
    digest = salted_hmac("bazhua.infra.tables.cursor", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(digest))
