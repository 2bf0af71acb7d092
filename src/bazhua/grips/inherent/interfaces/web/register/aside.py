"""What was put aside: by gateway and reason, of one gateway, and sending it again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bazhua.engine.aside import Reason
from bazhua.grips.inherent.interfaces.web.register import words
from bazhua.grips.inherent.selectors.watching.aside import put_aside, put_aside_by
from bazhua.grips.inherent.selectors.watching.reach import may_set
from bazhua.grips.inherent.selectors.watching.shown import gateway_shown
from bazhua.grips.inherent.services.watching.replaying import send_again
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.respond import show_tabbed
from bazhua.kernel.lexicon import WORDS
from bazhua.kernel.words import Word


@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Show what the gateways that the asker may view sent in vain."""
    rows = put_aside(actor_of(request), at=arrival(request))
    table = Table(
        caption=words.QUARANTINE,
        columns=(
            Column(words.GATEWAY, 9),
            Column(words.REASON, 7),
            Column(words.PARTS, 4, number=True),
            Column(words.READINGS, 5, number=True),
            Column(words.LAST, 8),
        ),
        rows=tuple(
            Row(
                reverse("register:aside", args=[one.gateway.uid]),
                (one.gateway.name, reason(one.reason), one.batches, one.readings, one.last),
            )
            for one in rows
        ),
    )
    panel = Panel(
        title=words.QUARANTINE,
        body=table if rows else None,
        empty=words.NONE_ASIDE,
        note=words.QUARANTINE_LEAD,
    )
    page = TabbedPage(kind="", title=words.QUARANTINE, number="", tabs=(), panels=(panel,))
    return show_tabbed(request, page)


@require_safe
def of_gateway(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show what a gateway sent in vain, with a button to send it again."""
    actor, at = actor_of(request), arrival(request)
    row = gateway_shown(actor, uid, at=at)
    found = put_aside_by(row)
    table = Table(
        caption=words.QUARANTINE,
        columns=(
            Column(words.AT, 8),
            Column(words.REASON, 8),
            Column(words.SEQUENCE, 6, number=True),
            Column(words.READINGS, 5, number=True),
            Column(words.BYTES, 5, number=True),
        ),
        rows=tuple(
            Row(
                "",
                (one.at, reason(one.reason), str(one.sequence), one.readings, one.bytes or "–"),
            )
            for one in found
        ),
    )
    again = Action(
        text=words.REPLAY,
        href=reverse("register:replay", args=[uid]),
        confirm=words.REPLAY_ASK,
    )
    may = bool(found) and may_set(row, actor, at)
    page = TabbedPage(
        kind=words.QUARANTINE,
        title=row.name,
        number=row.code,
        actions=(again,) if may else (),
        tabs=(),
        panels=(
            Panel(title=words.QUARANTINE, body=table if found else None, empty=words.NONE_ASIDE),
        ),
    )
    return show_tabbed(request, page)


@require_POST
def replayed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Send again what of a gateway may be used now."""
    send_again(uid, actor=actor_of(request), at=arrival(request))
    return HttpResponseRedirect(reverse("register:aside", args=[uid]))


def reason(one: Reason) -> Word:
    """Return why something was put aside."""
    return WORDS[f"quarantine.{one.value}"]
