"""The address by which one becomes a person of a demonstration."""

from django.urls import path

from bazhua.infra.demo.pages import bar

app_name = "demo"
urlpatterns = [path("demonstration/become/<uuid:person>", bar.become_one, name="become")]
