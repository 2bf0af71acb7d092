"""Addresses of the pages that span the priority areas."""

from django.urls import include, path

from bazhua.web.home import home

urlpatterns = [
    path("", home, name="home"),
    path("map/", include("bazhua.web.map.urls")),
    path("screen/", include("bazhua.web.screen.urls")),
    path("style-guide/", include("bazhua.web.guide.urls")),
]
