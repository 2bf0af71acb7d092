"""Addresses of organisations."""

from django.urls import path

from bazhua.registry.interfaces.web.where import views
from bazhua.registry.interfaces.web.where.deeds import bodies

app_name = "organisations"
urlpatterns = [
    path("", views.body_list, name="list"),
    path("new", bodies.new, name="new"),
    path("offices", bodies.offices, name="offices"),
    path("<uuid:uid>/", views.body, name="record"),
    path("<uuid:uid>/letters", bodies.letters, name="letters"),
    path("<uuid:uid>/close", bodies.close, name="close"),
]
