"""Addresses of the connection register and of what was put aside."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.register import aside, views

app_name = "register"
urlpatterns = [
    path("register/", views.by_place, {"by": "enterprise"}, name="home"),
    path("register/<slug:by>/", views.by_place, name="by"),
    path("register/<slug:by>/<slug:figure>", views.behind, name="behind"),
    path("quarantine/", aside.quarantine, name="quarantine"),
    path("quarantine/<uuid:uid>/", aside.of_gateway, name="aside"),
    path("quarantine/<uuid:uid>/replay", aside.replayed, name="replay"),
]
