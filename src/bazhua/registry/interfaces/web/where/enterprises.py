"""Addresses of enterprises."""

from django.urls import path

from bazhua.registry.interfaces.web.where import views
from bazhua.registry.interfaces.web.where.deeds.views import deed

app_name = "enterprises"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new", views.new, name="new"),
    path("gaps/", views.gaps, name="gaps"),
    path("overlaps/", views.overlaps, name="overlaps"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/change", views.change, name="change"),
    path("<uuid:uid>/do/<slug:slug>", deed, name="deed"),
    path("<uuid:uid>/do/<slug:slug>/<uuid:part>", deed, name="deed_of"),
    path("<uuid:uid>/<slug:slug>/", views.record, name="tab"),
]
