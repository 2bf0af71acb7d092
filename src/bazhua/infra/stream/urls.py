"""Addresses of the live stream on the site."""

from django.urls import path

from bazhua.infra.stream import views

urlpatterns = [path("pass", views.give, name="stream_pass")]
