"""Addresses of the pages that span the priority areas."""

from django.urls import include, path

from bazhua.web.home.views import home
from bazhua.web.public.views import public_figures

urlpatterns = [
    path("", home, name="home"),
    path("map/", include("bazhua.web.map.urls")),
    path("screen/", include("bazhua.web.screen.urls")),
    path("briefs/", include("bazhua.web.briefs.urls")),
    path("public/", public_figures, name="public"),
    path("style-guide/", include("bazhua.web.guide.urls")),
]
