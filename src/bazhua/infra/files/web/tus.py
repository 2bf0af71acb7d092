"""The words of the protocol tus 1.0.0: headers in, headers out.

https://tus.io/protocols/resumable-upload, core with creation, expiration, checksum, termination.
"""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.utils.http import http_date

from bazhua.infra.files.core.refusals import (
    LengthRequired,
    PieceTooLarge,
    PieceTypeRefused,
    ProtocolRefused,
)
from bazhua.infra.files.uploads import LARGEST_PIECE, Algorithm, Announced, Checksum, Piece
from bazhua.kernel.errors import MissingKey, NotAChoice, OutOfRange, WrongType
from bazhua.kernel.words import say

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,expiration,checksum,termination"
PIECE_TYPE: Final = "application/offset+octet-stream"
LONGEST_METADATA: Final = 2000
MOST_DIGITS: Final = 15
CHUNK: Final = 1 << 16


def demand_version(request: HttpRequest) -> None:
    """Refuse a client that speaks another version.

    Raises:
        ProtocolRefused: it does, or does not say which.
    """
    found = request.headers.get("Tus-Resumable", "")
    if found != VERSION:
        raise ProtocolRefused(found, VERSION)


def announced(request: HttpRequest) -> Announced:
    """Return what a request to create an upload says of the file.

    Raises:
        MissingKey: it does not say how long the file is, or how it is called.
        OutOfRange, WrongType: a header is not what it must be.
    """
    raw = request.headers.get("Upload-Metadata", "")
    if len(raw) > LONGEST_METADATA:
        zh, en = "至多 {most} 个字符", "at most {most} characters"
        raise OutOfRange("Upload-Metadata", len(raw), say(zh, en, most=LONGEST_METADATA))
    said = _metadata(raw)
    if not said.get("filename"):
        raise MissingKey("Upload-Metadata.filename")
    return Announced(
        name=said["filename"],
        size=_whole(request, "Upload-Length"),
        sha256=said.get("sha256", ""),
        uid=_uid(said["uid"]) if "uid" in said else None,
        metadata=raw,
    )


def piece(request: HttpRequest) -> Piece:
    """Return the bytes that a request brings; those that arrived, if its line broke off.

    Raises:
        LengthRequired, PieceTooLarge, PieceTypeRefused: it cannot be taken as a piece.
        MissingKey, NotAChoice, WrongType: a header is not what it must be.
    """
    if request.content_type != PIECE_TYPE:
        raise PieceTypeRefused(request.content_type or "", PIECE_TYPE)
    offset = _whole(request, "Upload-Offset")
    checksum = _checksum(request.headers.get("Upload-Checksum"))
    if not request.headers.get("Content-Length"):
        raise LengthRequired
    length = _whole(request, "Content-Length")
    if length > LARGEST_PIECE:
        raise PieceTooLarge(length, LARGEST_PIECE)
    return Piece(offset, _arrived(request, length), checksum)


def capabilities(largest: int) -> Mapping[str, str]:
    """Return what an answer to OPTIONS says, for a largest file in bytes."""
    return {
        "Tus-Version": VERSION,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(largest),
        "Tus-Checksum-Algorithm": ",".join(Algorithm),
    }


def progress(received: int, until: datetime) -> Mapping[str, str]:
    """Return how an answer says where an upload stands."""
    return {"Upload-Offset": str(received), "Upload-Expires": http_date(until.timestamp())}


def _metadata(raw: str) -> Mapping[str, str]:
    said = {}
    for pair in filter(None, raw.split(",")):
        key, _, value = pair.strip().partition(" ")
        try:
            said[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as exc:
            wanted = say("base64 编码的 UTF-8 文字", "UTF-8 text in base64")
            raise WrongType(f"Upload-Metadata.{key}", value, wanted) from exc
    return said


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as exc:
        raise WrongType("Upload-Metadata.uid", text, say("UUID", "a UUID")) from exc


def _whole(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header)
    if text is None:
        raise MissingKey(header)
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise WrongType(header, text[:MOST_DIGITS], say("非负整数", "a whole number, 0 or more"))
    return int(text)


def _checksum(header: str | None) -> Checksum | None:
    if header is None:
        return None
    name, _, value = header.partition(" ")
    if name not in set(Algorithm):
        raise NotAChoice("Upload-Checksum", name, Algorithm)
    try:
        return Checksum(Algorithm(name), base64.b64decode(value, validate=True))
    except binascii.Error as exc:
        wanted = say("base64 编码的摘要", "a digest in base64")
        raise WrongType("Upload-Checksum", value, wanted) from exc


def _arrived(request: HttpRequest, length: int) -> bytes:
    content = bytearray()
    try:
        while chunk := request.read(min(CHUNK, length - len(content))):
            content += chunk
    except UnreadablePostError:
        # The line broke; its sender learns from HEAD how much is here and goes on from there.
        return bytes(content)
    return bytes(content)
