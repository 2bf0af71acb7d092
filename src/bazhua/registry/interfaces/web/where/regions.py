"""Addresses of regions."""

from django.urls import path

from bazhua.registry.interfaces.web.where import regiontree, views
from bazhua.registry.interfaces.web.where.deeds.regions import region_deed

app_name = "regions"
urlpatterns = [
    path("", regiontree.tree, name="list"),
    path("all", regiontree.listing, name="all"),
    path("<uuid:uid>/", views.region, name="record"),
    path("<uuid:uid>/do/<slug:slug>", region_deed, name="deed"),
]
