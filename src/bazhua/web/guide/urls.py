"""Addresses of the style guide."""

from django.urls import path

from bazhua.web.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.parts, name="parts"),
    path("record", views.record, name="record"),
    path("tabs", views.tabbed, name="tabs"),
    path("list", views.listing, name="list"),
    path("list-empty", views.empty_list, name="list_empty"),
    path("form", views.form, name="form"),
    path("form-refused", views.refused_form, name="form_refused"),
    path("error/<int:status>", views.error, name="error"),
]
