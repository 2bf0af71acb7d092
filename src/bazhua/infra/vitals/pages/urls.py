"""Address of the system page."""

from django.urls import path

from bazhua.infra.vitals.pages.views import system

app_name = "vitals"
urlpatterns = [path("", system, name="system")]
