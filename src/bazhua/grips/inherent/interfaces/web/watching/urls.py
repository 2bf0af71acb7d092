"""Addresses of what is watched."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.watching import asking, entering, limiting, views

app_name = "monitoring"
urlpatterns = [
    path("installations/", views.installations, name="installations"),
    path("installations/open/<uuid:enterprise>", asking.open_one, name="open"),
    path("installations/<uuid:uid>/", views.installation, name="installation"),
    path("installations/<uuid:uid>/change", asking.change, name="change"),
    path("installations/<uuid:uid>/close", asking.close, name="close"),
    path("gateways/", views.gateways, name="gateways"),
    path("gateways/open/<uuid:enterprise>", entering.open_one, name="open_gateway"),
    path("gateways/<uuid:uid>/", views.gateway, name="gateway"),
    path("gateways/<uuid:uid>/token", entering.new_token, name="token"),
    path("gateways/<uuid:uid>/close", entering.close, name="close_gateway"),
    path("points/", views.points, name="points"),
    path("points/set-up/<uuid:enterprise>", asking.set_up, name="set_up"),
    path("points/<uuid:uid>/", views.point, name="point"),
    path("points/<uuid:uid>/change", asking.change_one, name="change_point"),
    path("points/<uuid:uid>/end", asking.end_one, name="end_point"),
    path("points/<uuid:uid>/limits/", limiting.new_limit, name="new_limit"),
    path("points/<uuid:uid>/limits/<slug:slug>", limiting.limit, name="limit"),
    path("points/<uuid:uid>/limits/<slug:slug>/end", limiting.end, name="end_limit"),
    path("loosenings/<uuid:uid>/approve", limiting.approve, name="approve"),
    path("loosenings/<uuid:uid>/refuse", limiting.refuse, name="refuse"),
    path("found/<uuid:uid>", views.found, name="found"),
]
