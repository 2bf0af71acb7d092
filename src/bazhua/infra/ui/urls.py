"""Addresses of the frame: language, appearance, the server's time."""

from django.urls import path
from django.views.i18n import set_language

from bazhua.infra.ui import views

urlpatterns = [
    path("language", set_language, name="set_language"),
    path("appearance", views.appearance, name="set_appearance"),
    path("now", views.now, name="now"),
]
