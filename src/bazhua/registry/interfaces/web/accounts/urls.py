"""Addresses of the accounts of persons."""

from django.urls import path

from bazhua.registry.interfaces.web.accounts import devices, views

app_name = "people_accounts"
urlpatterns = [
    path("people/<uuid:uid>/account/invite", views.invite, name="invite"),
    path("people/<uuid:uid>/account/renew", views.renew, name="renew"),
    path("people/<uuid:uid>/account/close", views.close, name="close"),
    path("people/<uuid:uid>/account/reopen", views.reopen, name="reopen"),
    path("people/<uuid:uid>/account/badge", views.badge, name="badge"),
    path("people/<uuid:uid>/account/badge/end", views.end_badge, name="end_badge"),
    path("devices/", devices.listing, name="devices"),
    path("devices/enrol", devices.enrol, name="enrol"),
    path("devices/<uuid:uid>", devices.record, name="device"),
    path("devices/<uuid:uid>/end", devices.end, name="end_device"),
]
