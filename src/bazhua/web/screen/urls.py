"""Addresses of the command screen."""

from django.urls import path

from bazhua.web.screen import views

app_name = "screen"
urlpatterns = [
    path("", views.screen, name="screen"),
    path("<slug:slug>", views.panel, name="panel"),
]
