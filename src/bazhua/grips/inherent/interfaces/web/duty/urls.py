"""Addresses of daily commitments, of inspections by name, and of the live risk."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.duty import inspecting, views

app_name = "duty"
urlpatterns = [
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/today", views.today, name="today"),
    path("commitments/<uuid:enterprise>", views.commit, name="commit"),
    path("inspections/", inspecting.inspections, name="inspections"),
    path("inspections/<uuid:uid>/", inspecting.inspected, name="inspected"),
    path("inspections/<uuid:uid>/<slug:person>", inspecting.inspect_one, name="inspect"),
    path("risks/", views.risks, name="risks"),
    path("risks/<uuid:uid>/", views.risk, name="risk"),
]
