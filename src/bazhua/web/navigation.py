"""The main navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bazhua.infra.db.actors import NOBODY
from bazhua.infra.http.asking import actor_of
from bazhua.infra.http.request import arrival
from bazhua.infra.imports.kinds import kinds
from bazhua.infra.imports.services import allowed
from bazhua.infra.ui.parts.text import NavItem, Text


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return the lines of the navigation for the template context."""
    actor, at = actor_of(request), arrival(request)
    items = [
        *(
            [_item(request, _("My desk"), reverse("obligations:desk"), "inbox")]
            if actor != NOBODY
            else []
        ),
        _item(request, _("First page"), reverse("home"), "home"),
        _item(request, _("Rules of law"), "/rules/", "scale"),
        _item(request, _("Check a paper"), reverse("verify_paper"), "search"),
        _item(request, _("Style guide"), reverse("guide:parts"), "palette"),
    ]
    if actor.granted("obligation", "view", at):
        items.append(_item(request, _("Obligations"), reverse("obligations:list"), "clock"))
    items += [
        _item(request, text, reverse(name), icon)
        for resource, text, name, icon in (
            ("enterprise", _("Enterprises"), "enterprises:list", "octagon"),
            ("supervision", _("Nobody supervises"), "enterprises:gaps", "alert-octagon"),
            ("supervision", _("Supervised twice"), "enterprises:overlaps", "link"),
            ("organisation", _("Organisations"), "organisations:list", "square"),
            ("region", _("Regions"), "regions:list", "triangle"),
        )
        if actor.granted(resource, "view", at)
    ]
    if any(allowed(kind, actor, at) for kind in kinds().values()):
        items.append(_item(request, _("Imports"), reverse("imports:list"), "inbox"))
    for resource, text, name, icon in (
        ("person", _("People"), "who:people", "eye"),
        ("post", _("Posts"), "who:posts", "clock"),
        ("roster", _("Duty roster"), "roster:all", "clock"),
        ("grant", _("Grants"), "who:grants", "link"),
        ("device", _("Shared devices"), "people_accounts:devices", "devices"),
        ("policy", _("Policy rows"), "policies:list", "scale"),
        ("client", _("Interface for programs"), "interface", "devices"),
        ("client", _("API clients"), "who:clients", "link"),
    ):
        if actor.granted(resource, "view", at):
            items.append(_item(request, text, reverse(name), icon))
    if actor.granted("system", "view", at):
        items.append(_item(request, _("System"), reverse("vitals:system"), "info-circle"))
    if actor.granted("delivery", "view", at):
        failed = reverse("deliveries:list")
        items.append(_item(request, _("Failed deliveries"), failed, "alert-triangle"))
    seeking = reverse("search") if actor.granted("region", "view", at) else ""
    return {"navigation": items, "search": seeking}


def _item(request: HttpRequest, text: Text, href: str, icon: str) -> NavItem:
    here = request.path == href if href == "/" else request.path.startswith(href)
    return NavItem(text, href, icon, here)
