"""Every address of the site."""

from django.urls import include, path

from bazhua.api.problems import no_endpoint
from bazhua.api.v1 import build
from bazhua.config.rules import REGISTRY, RULES, SHELVES
from bazhua.infra.http.health import healthz
from bazhua.registry.interfaces.web.where.search import search
from bazhua.web.interface import interface
from bazhua.web.policies.urls import addresses as policies
from bazhua.web.rules.urls import addresses

handler400 = "bazhua.infra.ui.errors.bad_request"
handler403 = "bazhua.infra.ui.errors.forbidden"
handler404 = "bazhua.infra.ui.errors.not_found"
handler500 = "bazhua.infra.ui.errors.server_error"

API = build(RULES)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("bazhua.infra.ui.urls")),
    path("", include("bazhua.infra.obligations.pages.urls")),
    path("", include("bazhua.infra.accounts.pages.urls")),
    path("", include("bazhua.infra.demo.pages.urls")),
    path("signoffs/", include("bazhua.infra.signoff.pages.urls")),
    path("notifications/", include("bazhua.infra.notify.desk.urls")),
    path("callbacks/", include("bazhua.infra.notify.callbacks.urls")),
    path("live/", include("bazhua.infra.stream.urls")),
    path("", include("bazhua.infra.papers.web.urls")),
    path("", include("bazhua.registry.interfaces.web.who.urls")),
    path("roster/", include("bazhua.registry.interfaces.web.roster.urls")),
    path("", include("bazhua.registry.interfaces.web.accounts.urls")),
    path("", include("bazhua.web.urls")),
    path("files/", include("bazhua.infra.files.web.urls")),
    path("rules/", include((addresses(REGISTRY), "rules"))),
    path("policies/", include((policies(SHELVES), "policies"))),
    path("system/", include("bazhua.infra.vitals.pages.urls")),
    path("system/deliveries/", include("bazhua.infra.events.pages.urls")),
    path("enterprises/", include("bazhua.registry.interfaces.web.where.enterprises")),
    path("organisations/", include("bazhua.registry.interfaces.web.where.organisations")),
    path("regions/", include("bazhua.registry.interfaces.web.where.regions")),
    path("visits/", include("bazhua.grips.dangers.interfaces.web.visits.urls")),
    path("dangers/report/", include("bazhua.grips.dangers.interfaces.web.report.urls")),
    path("dangers/patrols/", include("bazhua.grips.dangers.interfaces.web.patrols.urls")),
    path("dangers/", include("bazhua.grips.dangers.interfaces.web.papers.urls")),
    path("dangers/", include("bazhua.grips.dangers.interfaces.web.urls")),
    path("monitoring/", include("bazhua.grips.inherent.interfaces.web.register.urls")),
    path("monitoring/parks/", include("bazhua.grips.inherent.interfaces.web.parks.urls")),
    path("monitoring/ponds/", include("bazhua.grips.inherent.interfaces.web.ponds.urls")),
    path("monitoring/", include("bazhua.grips.inherent.interfaces.web.duty.urls")),
    path("monitoring/", include("bazhua.grips.inherent.interfaces.web.watching.urls")),
    path("alarms/", include("bazhua.grips.inherent.interfaces.web.alarms.urls")),
    path("warnings/", include("bazhua.grips.inherent.interfaces.web.warning.urls")),
    path("figures/", include("bazhua.web.figures.urls")),
    path("search/", search, name="search"),
    path("jobs/", include("bazhua.infra.jobs.pages.urls")),
    path("imports/", include("bazhua.infra.imports.pages.urls")),
    path("api/v1/", interface, {"document": API.get_openapi_schema}, name="interface"),
    path("api/v1/", API.urls),
    path("api/<path:rest>", no_endpoint),
]
