"""Addresses of regions."""

from django.urls import path

from bazhua.registry.interfaces.web.where import views

app_name = "regions"
urlpatterns = [
    path("", views.region_list, name="list"),
    path("<uuid:uid>/", views.region, name="record"),
]
