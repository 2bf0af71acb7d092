"""Addresses of tailings ponds."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.ponds import views

app_name = "ponds"
urlpatterns = [path("", views.ponds, name="list")]
