"""The addresses of files and of uploads; each asks a service and answers in headers or JSON."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.infra.files.access import Sight, visible_file
from bazhua.infra.files.configured import limits
from bazhua.infra.files.models import Upload
from bazhua.infra.files.uploads import abandon_upload, append_piece, begin_upload, upload_of
from bazhua.infra.files.web import tus
from bazhua.infra.files.web.sending import send_original, send_shown
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.problems import refuses
from bazhua.infra.http.request import arrival

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Method = Callable[[HttpRequest, UUID], HttpResponse]
OVERRIDE: Final = "X-HTTP-Method-Override"


def _speaks_tus(view: View[P]) -> View[P]:
    """Say which version of the protocol an answer is of."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Tus-Resumable"] = tus.VERSION
        if response.status_code == HTTPStatus.PRECONDITION_FAILED:
            response.headers["Tus-Version"] = tus.VERSION
        return response

    return answer


@_speaks_tus
@refuses
def uploads(request: HttpRequest) -> HttpResponse:
    """Open an upload, or say what the protocol can do here."""
    if request.method == "OPTIONS":
        return _empty(tus.capabilities(limits().largest))
    if request.method != "POST":
        return HttpResponseNotAllowed(["OPTIONS", "POST"])
    tus.demand_version(request)
    upload = begin_upload(tus.announced(request), actor=actor_of(request), at=arrival(request))
    response = _empty(_standing(upload))
    response.status_code = HTTPStatus.CREATED
    response.headers["Location"] = reverse("files:upload", args=[upload.uid])
    return response


@_speaks_tus
@refuses
def upload(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say where an upload stands, take its next piece, or give it up."""
    method = request.method or ""
    if method == "POST":
        # For clients behind proxies that know only the old methods.
        method = request.headers.get(OVERRIDE, "").upper()
    if method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    tus.demand_version(request)
    return METHODS[method](request, uid)


def _stand(request: HttpRequest, uid: UUID) -> HttpResponse:
    upload = upload_of(uid, actor=actor_of(request), at=arrival(request))
    headers = {**_standing(upload), "Upload-Length": str(upload.size), "Cache-Control": "no-store"}
    if upload.metadata:
        headers["Upload-Metadata"] = upload.metadata
    return _empty(headers)


def _append(request: HttpRequest, uid: UUID) -> HttpResponse:
    piece = tus.piece(request)
    return _empty(_standing(append_piece(uid, piece, actor=actor_of(request), at=arrival(request))))


def _abandon(request: HttpRequest, uid: UUID) -> HttpResponse:
    abandon_upload(uid, actor=actor_of(request), at=arrival(request))
    return _empty({})


METHODS: Final[Mapping[str, Method]] = {"DELETE": _abandon, "HEAD": _stand, "PATCH": _append}


def _standing(upload: Upload) -> Mapping[str, str]:
    return tus.progress(upload.received, upload.until)


def _empty(headers: Mapping[str, str]) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=dict(headers))


@require_safe
@refuses
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say what a file is; its name and hash to those only who may have the original."""
    found, sight = visible_file(uid, actor=actor_of(request), at=arrival(request))
    told: dict[str, object] = {"uid": found.uid, "kind": found.kind, "size": found.size}
    if sight is Sight.ORIGINAL:
        told |= {"name": found.name, "sha256": found.sha256, "given_at": found.given_at}
    return JsonResponse(told)


@require_safe
@refuses
def shown(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """Send what pages show of a file."""
    found, _ = visible_file(uid, actor=actor_of(request), at=arrival(request))
    return send_shown(request, found)


@require_safe
@refuses
def original(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """Send a file as it was given."""
    least = Sight.ORIGINAL
    found, _ = visible_file(uid, actor=actor_of(request), at=arrival(request), least=least)
    return send_original(request, found)
