"""Programs that use the API: which there are, issuing one, ending one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.rest.endpoints import CHANGES, MAKES, asking, made, writes
from bazhua.infra.rest.records import Offered, answered, offer
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.shapes import who as shapes
from bazhua.registry.interfaces.web.who.clients import CLIENTS
from bazhua.registry.selectors.who.clients import visible_client, visible_clients
from bazhua.registry.services.who.clients import end_client, issue_client

clients = Router(tags=["clients"])

offer(
    clients,
    Offered(
        name="client",
        plural="clients",
        one=Word("一个程序", "One program"),
        many=Word("使用接口的程序", "Programs that use the API"),
        out=shapes.ClientOut,
        shape=shapes.client,
        listing=CLIENTS,
        parts=lambda **who: (visible_clients(**who),),
        find=visible_client,
    ),
)


@writes(clients, "", shapes.IssuedOut, Word("签发程序令牌", "Issue a program its token"), MAKES)
def post_client(request: HttpRequest, response: HttpResponse, given: shapes.ClientIn) -> Any:
    """Make a program that may nothing until roles are given to it; its token is told this once."""
    issued = issue_client(given.name, until=given.until, **asking(request))
    tagged(response, issued.client.version)
    response["Cache-Control"] = "no-store"
    return made(shapes.issued(issued.client, issued.token))


@writes(clients, "/{uuid:uid}/end", shapes.ClientOut, Word("停用程序", "End a program"), CHANGES)
def post_client_end(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Let a token be refused from now on, and end what was given to its program."""
    row = end_client(uid, version=seen_version(request), **asking(request))
    return answered(response, row, shapes.client)
