"""Addresses of the explorer of figures."""

from django.urls import path

from bazhua.web.figures.saving import drop, save
from bazhua.web.figures.views import explorer

app_name = "figures"
urlpatterns = [
    path("", explorer, name="explorer"),
    path("save", save, name="save"),
    path("views/<uuid:uid>/delete", drop, name="drop"),
]
