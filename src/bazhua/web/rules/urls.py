"""Addresses of the rules' pages, over the registry that the composition root hands in."""

from django.urls import URLPattern, path

from bazhua.web.rules.registry import RuleRegistry
from bazhua.web.rules.views import ask, catalogue


def addresses(registry: RuleRegistry) -> list[URLPattern]:
    """Return the addresses below `/rules/`."""
    given = {"registry": registry}
    return [
        path("", catalogue, given, name="catalogue"),
        path("<str:name>/", ask, given, name="ask"),
    ]
