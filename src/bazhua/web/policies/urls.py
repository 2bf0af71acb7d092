"""Addresses of the policy rows, over the areas that the composition root hands in."""

from django.urls import URLPattern, path

from bazhua.web.policies import views
from bazhua.web.policies.shelf import Shelf


def addresses(shelves: tuple[Shelf, ...]) -> list[URLPattern]:
    """Return the addresses below `/policies/`."""
    given = {"shelves": shelves}
    return [
        path("", views.listing, given, name="list"),
        path("additions/", views.additions, name="additions"),
        path("additions/<uuid:uid>", views.addition, name="addition"),
        path("additions/<uuid:uid>/confirm", views.confirm, name="confirm"),
        path("additions/<uuid:uid>/withdraw", views.withdraw, name="withdraw"),
        path("<str:table>/new", views.propose_new, name="propose_new"),
        path("<str:table>/<str:name>/", views.line, given, name="line"),
        path("<str:table>/<str:name>/propose", views.propose_line, given, name="propose"),
    ]
