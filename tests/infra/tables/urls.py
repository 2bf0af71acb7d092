"""The site with one list more."""

from django.urls import include, path

from bazhua.config.urls import urlpatterns as site
from tests.infra.tables.scene import cases

urlpatterns = [path("", include(site)), path("cases/", cases)]
