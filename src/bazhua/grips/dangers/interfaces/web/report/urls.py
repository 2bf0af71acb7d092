"""Addresses of reporting from a phone; the scope of its service worker."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web.report import arrival, patrol, views, worker

app_name = "report"
urlpatterns = [
    path("", views.page, name="page"),
    path("hand-in", views.hand_in, name="hand_in"),
    path("similar", views.similar, name="similar"),
    path("near", views.near, name="near"),
    path("standing", views.standing, name="standing"),
    path("worker.js", worker.script, name="worker"),
    path("arrive/", arrival.page, name="arrive"),
    path("arrive/hand-in", arrival.hand_in, name="arrive_hand_in"),
    path("patrol/", patrol.page, name="patrol"),
    path("patrol/hand-in", patrol.hand_in, name="patrol_hand_in"),
    path("patrol/<uuid:walked>/<str:item>/photos/<uuid:file>", patrol.photo, name="patrol_photo"),
    path("<uuid:danger>/photos/<uuid:file>", views.photo, name="photo"),
]
