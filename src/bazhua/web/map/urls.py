"""Address of the map."""

from django.urls import path

from bazhua.web.map.views import one_map

app_name = "map"
urlpatterns = [path("", one_map, name="map")]
