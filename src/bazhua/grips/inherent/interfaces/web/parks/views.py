"""What a park watches itself: its stations, their points and gateways."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.interfaces.web.parks import words
from bazhua.grips.inherent.interfaces.web.parks.grading import grading_panel
from bazhua.grips.inherent.interfaces.web.watching import words as of_watching
from bazhua.grips.inherent.interfaces.web.watching.parts import (
    SHOWN,
    gateways_panel,
    installations_panel,
    points_panel,
)
from bazhua.grips.inherent.selectors.watching.reach import body_reached
from bazhua.grips.inherent.selectors.watching.shown import points_of
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import TabbedPage
from bazhua.infra.ui.respond import show_tabbed
from bazhua.registry.api import subjects_called


@require_safe
def park(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show what a body watches itself, with what the asker may set up.

    Raises:
        NotFound: there is no such body for him.
    """
    actor, at = actor_of(request), arrival(request)
    place, sets = body_reached(uid, actor, at)
    points = list(points_of(uid, actor, at=at)[:SHOWN])
    set_up = Action(
        text=of_watching.SET_UP, href=reverse("monitoring:set_up", args=[uid]), opens=True
    )
    page = TabbedPage(
        kind=words.PARK,
        title=subjects_called({uid}).get(uid, "–"),
        number="",
        tabs=(),
        panels=(
            grading_panel(uid, place, actor, at),
            installations_panel(uid, actor, at, may_set=sets),
            points_panel(points, at, (set_up,) if sets else ()),
            gateways_panel(uid, actor, at, may_set=sets),
        ),
    )
    return show_tabbed(request, page)
