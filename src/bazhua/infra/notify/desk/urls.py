"""Addresses of a person's messages."""

from django.urls import path

from bazhua.infra.notify.desk import views

app_name = "notify"
urlpatterns = [
    path("", views.show, name="desk"),
    path("bell", views.bell, name="bell"),
    path("<uuid:notification>/note", views.take_note, name="take_note"),
]
