"""The main navigation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.imports.kinds import kinds
from bazhua.infra.imports.services import allowed
from bazhua.infra.ui.parts.text import NavItem, Text
from bazhua.law.areas import AREAS
from bazhua.web.figures.words import TITLE as FIGURES

TOP: Final = ""
DANGERS: Final = next(area.name for area in AREAS if area.key == "G3")
INHERENT: Final = next(area.name for area in AREAS if area.key == "G6")
PLACES: Final = _("Enterprises and regions")
PEOPLE: Final = _("People and posts")
LAW: Final = _("Rules and papers")
PLATFORM: Final = _("Platform")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that the navigation may name.

    Attributes:
        resource: what one must be allowed to view somewhere; empty when everybody may.
    """

    group: Text
    resource: str
    text: Text
    name: str
    icon: str


REPORTS: Final = "reports"
VISITS: Final = "visits"
PATROLS: Final = "patrols"
ENTERPRISE: Final = 5
"""Rungs of the tree down to an enterprise, whose people walk its patrols."""
SIGNED_IN: Final = "signed in"
IMPORTS: Final = "imports"
BRIEFS: Final = "briefs"
COUNTY: Final = 3
"""Rungs of the tree down to a county, the lowest that issues briefs."""
ENTRIES: Final = (
    Entry(TOP, "", _("First page"), "home", "home"),
    Entry(TOP, SIGNED_IN, _("My desk"), "obligations:desk", "inbox"),
    Entry(TOP, "obligation", _("Obligations"), "obligations:list", "list-check"),
    Entry(TOP, REPORTS, _("Report a danger"), "report:page", "camera"),
    Entry(TOP, PATROLS, _("Walk a patrol"), "report:patrol", "circle-check"),
    Entry(TOP, "figure", _("Map"), "map:map", "map-search"),
    Entry(TOP, "figure", _("Command screen"), "screen:screen", "device-desktop-analytics"),
    Entry(TOP, "figure", FIGURES, "figures:explorer", "chart-bar"),
    Entry(TOP, BRIEFS, _("Duty brief"), "briefs:brief", "clipboard-text"),
    Entry(DANGERS, "danger", _("Hidden dangers"), "dangers:list", "alert-octagon"),
    Entry(DANGERS, "danger", _("Board"), "dangers:board", "layout-kanban"),
    Entry(DANGERS, "recurrence", _("Patrols"), "patrols:list", "eye"),
    Entry(DANGERS, VISITS, _("Visits to enterprises"), "visits:list", "map-pin"),
    Entry(INHERENT, "alarm", _("Alarm console"), "alarms:list", "urgent"),
    Entry(INHERENT, "alarm", _("Early warnings"), "warnings:list", "bell-ringing"),
    Entry(INHERENT, "monitoring", _("Process units"), "warnings:units", "link"),
    Entry(
        INHERENT,
        "monitoring",
        _("Installations watched"),
        "monitoring:installations",
        "building-factory",
    ),
    Entry(INHERENT, "monitoring", _("Live risk"), "duty:risks", "octagon"),
    Entry(INHERENT, "commitment", _("Safety commitments"), "duty:today", "check"),
    Entry(INHERENT, "monitoring", _("Tailings ponds"), "ponds:list", "triangle"),
    Entry(INHERENT, "monitoring", _("Who answers by name"), "duty:inspections", "user"),
    Entry(INHERENT, "monitoring", _("Points"), "monitoring:points", "gauge"),
    Entry(INHERENT, "monitoring", _("Connection register"), "register:home", "network"),
    Entry(INHERENT, "monitoring", _("Quarantine"), "register:quarantine", "barrier-block"),
    Entry(INHERENT, "monitoring", _("Gateways"), "monitoring:gateways", "router"),
    Entry(PLACES, "enterprise", _("Enterprises"), "enterprises:list", "building-factory-2"),
    Entry(PLACES, "supervision", _("Nobody supervises"), "enterprises:gaps", "eye-off"),
    Entry(PLACES, "supervision", _("Supervised twice"), "enterprises:overlaps", "layers-intersect"),
    Entry(PLACES, "organisation", _("Organisations"), "organisations:list", "building-bank"),
    Entry(PLACES, "region", _("Regions"), "regions:list", "map"),
    Entry(PEOPLE, "person", _("People"), "who:people", "users"),
    Entry(PEOPLE, "post", _("Posts"), "who:posts", "id-badge-2"),
    Entry(PEOPLE, "roster", _("Duty roster"), "roster:all", "calendar-time"),
    Entry(PEOPLE, "grant", _("Grants"), "who:grants", "key"),
    Entry(LAW, "", _("Rules of law"), "rules:catalogue", "scale"),
    Entry(LAW, "policy", _("Policy rows"), "policies:list", "adjustments"),
    Entry(LAW, "", _("Check a paper"), "verify_paper", "rubber-stamp"),
    Entry(PLATFORM, IMPORTS, _("Imports"), "imports:list", "table-import"),
    Entry(PLATFORM, "device", _("Shared devices"), "people_accounts:devices", "devices"),
    Entry(PLATFORM, "client", _("API clients"), "who:clients", "plug-connected"),
    Entry(PLATFORM, "client", _("Interface for programs"), "interface", "api"),
    Entry(PLATFORM, "system", _("System"), "vitals:system", "heartbeat"),
    Entry(PLATFORM, "delivery", _("Failed deliveries"), "deliveries:list", "alert-triangle"),
    Entry(PLATFORM, "system", _("Style guide"), "guide:parts", "palette"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return the lines of the navigation for the template context."""
    actor, at = actor_of(request), arrival(request)
    seeking = reverse("search") if actor.granted("region", "view", at) else ""
    return {"navigation": marked(tuple(_items(actor, at)), request.path), "search": seeking}


def doors(actor: Actor, at: datetime, *, every: bool) -> tuple[NavItem, ...]:
    """Return what leads on from somebody's first page: what is his to do, or all that he may open."""
    first = reverse("home")
    items = [item for item in _items(actor, at) if item.href != first]
    return tuple(item for item in items if every or item.group == TOP)


def marked(items: tuple[NavItem, ...], path: str) -> tuple[NavItem, ...]:
    """Return the lines with the one marked below which a page stands: the longest that leads there."""
    holding = [item.href for item in items if _holds(item.href, path)]
    here = max(holding, key=len, default="")
    return tuple(replace(item, current=item.href == here) for item in items)


def _items(actor: Actor, at: datetime) -> Iterator[NavItem]:
    for entry in ENTRIES:
        if _may(entry.resource, actor, at):
            yield NavItem(entry.text, reverse(entry.name), entry.icon, group=entry.group)


def _may(resource: str, actor: Actor, at: datetime) -> bool:
    asked = ASKED.get(resource)
    return asked(actor, at) if asked else bool(actor.granted(resource, "view", at))


def _holds(href: str, path: str) -> bool:
    return path == href if href == "/" else path.startswith(href)


def _visits(actor: Actor, at: datetime) -> bool:
    return bool(actor.granted("visit", "view", at) or actor.granted("danger", "order", at))


def _walks(actor: Actor, at: datetime) -> bool:
    granted = actor.granted("recurrence", "fulfil", at)
    return any(one.region and len(one.region.ids()) >= ENTERPRISE for one in granted)


def _briefs(actor: Actor, at: datetime) -> bool:
    granted = actor.granted("figure", "view", at)
    return any(one.region and len(one.region.ids()) <= COUNTY for one in granted)


def _imports(actor: Actor, at: datetime) -> bool:
    return any(allowed(kind, actor, at) for kind in kinds().values())


ASKED: Final[Mapping[str, Callable[[Actor, datetime], bool]]] = {
    "": lambda _actor, _at: True,
    SIGNED_IN: lambda actor, _at: actor != NOBODY,
    REPORTS: lambda actor, at: bool(actor.granted("danger", "create", at)),
    PATROLS: _walks,
    VISITS: _visits,
    IMPORTS: _imports,
    BRIEFS: _briefs,
}
"""What is asked for where an entry names no resource of which one views records."""
