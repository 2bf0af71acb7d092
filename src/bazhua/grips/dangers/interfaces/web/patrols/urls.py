"""Addresses of patrols."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web.patrols import views

app_name = "patrols"
urlpatterns = [
    path("", views.listing, name="list"),
    path("set/<uuid:enterprise>", views.set_up, name="set"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/change", views.change, name="change"),
    path("<uuid:uid>/end", views.end, name="end"),
]
