"""Addresses of reporting from a phone; the scope of its service worker."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web.report import views, worker

app_name = "report"
urlpatterns = [
    path("", views.page, name="page"),
    path("hand-in", views.hand_in, name="hand_in"),
    path("similar", views.similar, name="similar"),
    path("near", views.near, name="near"),
    path("standing", views.standing, name="standing"),
    path("worker.js", worker.script, name="worker"),
    path("<uuid:danger>/photos/<uuid:file>", views.photo, name="photo"),
]
