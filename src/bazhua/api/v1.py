"""Version 1 of the REST interface."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from typing_extensions import override

from bazhua.api import events, obligations, policies
from bazhua.api.document import completed
from bazhua.api.imports import imports, jobs
from bazhua.api.problems import refuse_with_problems
from bazhua.api.rules import rules_router
from bazhua.grips.dangers.interfaces.rest.dangers import dangers
from bazhua.grips.dangers.interfaces.rest.papers import papers as danger_papers
from bazhua.grips.dangers.interfaces.rest.visits import visits
from bazhua.grips.inherent.interfaces.rest.alarms import alarms
from bazhua.grips.inherent.interfaces.rest.watching import watching
from bazhua.kernel.rule import Rule
from bazhua.registry.interfaces.rest import (
    clients,
    enterprises,
    oversight,
    premises,
    rosters,
    where,
    who,
)

ABOUT = """\
The registry, hidden dangers with their papers, visits, alarms, obligations, events, imports, rules and policy rows of the platform, for programs.
A token comes with every request but those of rules; what lies out of its grants is not found.
Refusals are problems (RFC 9457) in the language of `Accept-Language`.
"""


class Interface(NinjaAPI):
    """An API whose document names headers and media types of its endpoints."""

    @override
    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the document of the one address that this interface has."""
        del path_prefix, path_params
        return self._document

    @cached_property
    def _document(self) -> OpenAPISchema:
        """The document, made once: that takes a second, and anybody may ask for it."""
        return completed(super().get_openapi_schema())


def build(rules: Mapping[str, Rule]) -> Interface:
    """Return the API over what the composition root hands in."""
    api = Interface(
        title="Bazhua",
        version="1",
        description=ABOUT,
        docs_url=None,
        urls_namespace="api-1",
    )
    refuse_with_problems(api)
    api.add_router("/regions", where.regions)
    api.add_router("/organisations", where.organisations)
    api.add_router("/enterprises", enterprises.enterprises)
    api.add_router("", premises.units)
    api.add_router("", premises.places)
    api.add_router("", oversight.supervisions)
    api.add_router("", oversight.contracts)
    api.add_router("/people", who.people)
    api.add_router("/posts", who.posts)
    api.add_router("/rosters", rosters.rosters)
    api.add_router("/grants", who.grants)
    api.add_router("/clients", clients.clients)
    api.add_router("/obligations", obligations.router)
    api.add_router("", dangers)
    api.add_router("", danger_papers)
    api.add_router("", visits)
    api.add_router("", alarms)
    api.add_router("", watching)
    api.add_router("/events", events.router)
    api.add_router("/imports", imports)
    api.add_router("/jobs", jobs)
    api.add_router("/policies", policies.router)
    api.add_router("/rules", rules_router(rules))
    return api
