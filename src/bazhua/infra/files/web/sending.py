"""Sending a file so that a browser neither runs nor guesses it, in parts when a player asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, parse_etags

from bazhua.infra.files.configured import store
from bazhua.infra.files.core.kinds import SUFFIXES, Kind
from bazhua.infra.files.core.store import CHUNK
from bazhua.infra.files.core.veils import Veil, veiled
from bazhua.infra.files.models import StoredFile
from bazhua.infra.files.web.ranges import Span, Unsatisfiable, span_of

GUARDS: Final = {
    "Accept-Ranges": "bytes",
    # A copy in the browser's cache is shown only after this server has said yes again.
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Cookie",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: bytes of the store, as a media type, under a name, without what is veiled."""

    sha256: str
    kind: str
    name: str
    veils: tuple[Veil, ...] = ()

    @property
    def etag(self) -> str:
        """What tells these bytes from all others."""
        return f'"{self.sha256}-shown"' if self.veils else f'"{self.sha256}"'


def send_original(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """Answer with a file as it was given, to be saved under its name."""
    name = file.name or f"{file.uid}.{SUFFIXES[Kind(file.kind)]}"
    return _send(request, Content(file.sha256, file.kind, name))


def send_shown(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """Answer with what pages show: the copy of a picture, a video without the camera's notes.

    Its name is the file's ``uid``; what the sender called it may say more than the file shows.
    """
    kind = Kind.JPEG if file.shown_sha256 else Kind(file.kind)
    name = f"{file.uid}.{SUFFIXES[kind]}"
    veils = tuple(Veil(*veil) for veil in file.veils)
    return _send(request, Content(file.shown_sha256 or file.sha256, kind, name, veils))


def _send(request: HttpRequest, content: Content) -> HttpResponseBase:
    headers = {
        **GUARDS,
        "ETag": content.etag,
        "Content-Disposition": content_disposition_header(True, content.name) or "attachment",  # noqa: FBT003 -- Django's own order
    }
    if content.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    opened = store().open(content.sha256)
    size = opened.seek(0, 2)
    try:
        span = _asked(request, content.etag, size)
    except Unsatisfiable:
        opened.close()
        headers["Content-Range"] = f"bytes */{size}"
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    status = HTTPStatus.OK
    if span is not None:
        status = HTTPStatus.PARTIAL_CONTENT
        headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{size}"
    sent = span or Span(0, size)
    headers["Content-Length"] = str(sent.end - sent.start)
    if request.method == "HEAD":
        opened.close()
        return HttpResponse(status=status, headers=headers, content_type=str(content.kind))
    parts = _Part(opened, sent, content.veils)
    return StreamingHttpResponse(
        parts, status=status, headers=headers, content_type=str(content.kind)
    )


class _Part:
    """A part of an open file, in chunks; whoever sends it closes it."""

    def __init__(self, content: IO[bytes], span: Span, veils: tuple[Veil, ...]) -> None:
        self._content = content
        self._at = content.seek(span.start)
        self._end = span.end
        self._veils = veils

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._content.read(min(CHUNK, self._end - self._at))
        if not chunk:
            raise StopIteration
        shown = veiled(chunk, self._at, self._veils)
        self._at += len(chunk)
        return shown

    def close(self) -> None:
        self._content.close()


def _asked(request: HttpRequest, etag: str, size: int) -> Span | None:
    header = request.headers.get("Range")
    if header is None or request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return span_of(header, size)
