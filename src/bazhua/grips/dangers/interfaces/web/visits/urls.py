"""Addresses of visits to enterprises."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web.visits import making, views

app_name = "visits"
urlpatterns = [
    path("", views.listing, name="list"),
    path("plan/<uuid:enterprise>", views.plan, name="plan"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/arrive", making.arrive, name="arrive"),
    path("<uuid:uid>/finish", making.finish, name="finish"),
    path("<uuid:uid>/do/<slug:slug>", making.noted, name="do"),
]
