"""The page of a gateway: what sends by it, its tokens."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from bazhua.grips.inherent.domain.watching.terms import WAYS, Way
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import subject_address
from bazhua.grips.inherent.interfaces.web.watching.parts import history, points_panel
from bazhua.grips.inherent.models import Gateway
from bazhua.grips.inherent.selectors.watching.reach import may_set
from bazhua.grips.inherent.selectors.watching.shown import points_by
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.text import Link
from bazhua.registry.api import subjects_called


def gateway_page(row: Gateway, actor: Actor, at: datetime, token: str = "") -> TabbedPage:
    """Return the page as somebody sees it; with a token that was just issued, once."""
    sets = row.until is None and may_set(row, actor, at)
    issued = Panel(
        title=words.TOKEN, body=Facts((Fact(words.TOKEN, token),)), note=words.TOKEN_ONCE
    )
    return TabbedPage(
        kind=words.GATEWAY,
        title=row.name,
        number=row.code,
        marks=(words.ENDED,) if row.until is not None else (),
        actions=tuple(_actions(row)) if sets else (),
        tabs=(),
        panels=(
            *((issued,) if token else ()),
            Panel(title=words.GATEWAY, body=Facts(tuple(_facts(row)))),
            points_panel(points_by(row), at, ()),
            history(row),
        ),
    )


def _actions(row: Gateway) -> Iterator[Action]:
    yield Action(text=words.NEW_TOKEN, href=reverse("monitoring:token", args=[row.uid]), opens=True)
    yield Action(
        text=words.CLOSE,
        href=reverse("monitoring:close_gateway", args=[row.uid]),
        version=row.version,
        confirm=words.CLOSE_ASK,
        weight=Weight.GRAVE,
    )


def _facts(row: Gateway) -> Iterator[Fact]:
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    yield Fact(words.ENTERPRISE, Link(firm, subject_address(row)))
    yield Fact(words.WAY, WAYS[Way(row.way)])
    yield Fact(words.SINCE, row.since)
