"""Addresses of early warnings and process units."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.warning import views

app_name = "warnings"
urlpatterns = [
    path("", views.warnings, name="list"),
    path("<uuid:uid>/", views.warning, name="record"),
    path("<uuid:uid>/answer", views.answer_one, name="answer"),
    path("units/", views.units, name="units"),
    path("units/set-up/<uuid:installation>", views.set_up, name="set_up"),
    path("units/<uuid:uid>/", views.unit, name="unit"),
    path("units/<uuid:uid>/train", views.train, name="train"),
    path("units/<uuid:uid>/reinstate", views.reinstate, name="reinstate"),
    path("units/<uuid:uid>/close", views.close, name="close"),
]
