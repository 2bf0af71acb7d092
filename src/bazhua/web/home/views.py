"""The first page: a home for who is signed in, the public's page for everybody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bazhua.grips.inherent.interfaces.home import (
    commitment_door,
    inspection_doors,
    watch_figures,
)
from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.obligations.pages.desk import next_cards
from bazhua.infra.ui.parts.desk import DeskCard
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.text import NavItem, Text
from bazhua.law.areas import AREAS
from bazhua.registry.api import places_called
from bazhua.web.home import words
from bazhua.web.home.ground import ground_of
from bazhua.web.home.numbers import kept_figures, late_figure
from bazhua.web.navigation import doors

DUTIES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What matters to somebody now.

    Attributes:
        duties: the next that his posts must do, the earliest due first.
        doors: what he can do; of somebody without figures all that he may open.
    """

    title: Text
    lead: Text
    figures: tuple[Figure, ...]
    duties: tuple[DeskCard, ...]
    actions: tuple[Action, ...]
    doors: tuple[NavItem, ...]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show somebody his home, and a stranger what the public may know."""
    actor, at = actor_of(request), arrival(request)
    if actor == NOBODY:
        return render(request, "web/home.html", {"areas": AREAS})
    return render(request, "web/own_home.html", {"home": home_of(actor, at)})


def home_of(actor: Actor, at: datetime) -> Home:
    """Return the home of somebody, in as many queries whatever there is to tell."""
    ground = ground_of(actor, at)
    duties = next_cards(actor, at, most=DUTIES)
    if ground is None:
        return Home(
            title=words.WORK,
            lead=words.WORK_LEAD,
            figures=(),
            duties=duties,
            actions=inspection_doors(actor, at),
            doors=doors(actor, at, every=True),
        )
    path = ground.path.dotted
    return Home(
        title=places_called({path}).get(path, words.WORK),
        lead=words.LEAD,
        figures=(
            *kept_figures(actor, ground, at),
            *late_figure(actor, at),
            *watch_figures(actor, ground.audience, at),
        ),
        duties=duties,
        actions=(*commitment_door(actor, at), *inspection_doors(actor, at)),
        doors=doors(actor, at, every=False),
    )
