"""Addresses of organisations."""

from django.urls import path

from bazhua.registry.interfaces.web.where import views

app_name = "organisations"
urlpatterns = [
    path("", views.body_list, name="list"),
    path("<uuid:uid>/", views.body, name="record"),
]
