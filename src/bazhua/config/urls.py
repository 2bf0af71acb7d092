"""Every address of the site."""

from django.urls import include, path

from bazhua.infra.http.health import healthz

handler400 = "bazhua.infra.ui.errors.bad_request"
handler403 = "bazhua.infra.ui.errors.forbidden"
handler404 = "bazhua.infra.ui.errors.not_found"
handler500 = "bazhua.infra.ui.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("bazhua.infra.ui.urls")),
    path("", include("bazhua.web.urls")),
]
