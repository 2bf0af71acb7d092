"""Version 1 of the REST interface."""

from collections.abc import Mapping

from ninja import NinjaAPI

from bazhua.api.problems import refuse_with_problems
from bazhua.api.rules import rules_router
from bazhua.kernel.rule import Rule


def build(rules: Mapping[str, Rule]) -> NinjaAPI:
    """Return the API over what the composition root hands in."""
    api = NinjaAPI(title="Bazhua", version="1", docs_url=None, urls_namespace="api-1")
    refuse_with_problems(api)
    api.add_router("/rules", rules_router(rules))
    return api
