"""Addresses of alarms."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.alarms import views
from bazhua.grips.inherent.interfaces.web.alarms.console import console

app_name = "alarms"
urlpatterns = [
    path("", console, name="list"),
    path("acknowledge", views.acknowledge, name="acknowledge"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/do/<slug:slug>", views.step, name="do"),
]
