"""Addresses of the pages that span the priority areas."""

from django.urls import include, path

from bazhua.web.home import home

urlpatterns = [
    path("", home, name="home"),
    path("style-guide/", include("bazhua.web.guide.urls")),
]
