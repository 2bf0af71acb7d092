"""Addresses of imports."""

from django.urls import path

from bazhua.infra.imports.pages import views

app_name = "imports"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/<str:kind>/", views.new, name="new"),
    path("new/<str:kind>/template.xlsx", views.template, name="template"),
    path("<uuid:uid>/", views.show, name="show"),
    path("<uuid:uid>/errors.xlsx", views.errors, name="errors"),
    path("<uuid:uid>/take-all", views.take_all, name="take_all"),
    path("<uuid:uid>/take-good", views.take_good, name="take_good"),
    path("<uuid:uid>/drop", views.give_up, name="drop"),
]
