"""Addresses of enterprises."""

from django.urls import path

from bazhua.registry.interfaces.web.where import views

app_name = "enterprises"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new", views.new, name="new"),
    path("gaps/", views.gaps, name="gaps"),
    path("overlaps/", views.overlaps, name="overlaps"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/change", views.change, name="change"),
]
