"""Addresses of my desk and of obligations."""

from django.urls import path

from bazhua.infra.obligations.pages import views

app_name = "obligations"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("obligations/", views.listing, name="list"),
    path("obligations/<uuid:uid>/", views.show, name="show"),
    path("obligations/<uuid:uid>/answer", views.answer, name="answer"),
    path("obligations/<uuid:uid>/<slug:action>/", views.move, name="move"),
]
