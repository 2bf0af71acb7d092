"""Addresses of the accounts of persons."""

from django.urls import path

from bazhua.registry.interfaces.web.accounts import views

app_name = "people_accounts"
urlpatterns = [
    path("people/<uuid:uid>/account/invite", views.invite, name="invite"),
    path("people/<uuid:uid>/account/renew", views.renew, name="renew"),
    path("people/<uuid:uid>/account/close", views.close, name="close"),
    path("people/<uuid:uid>/account/reopen", views.reopen, name="reopen"),
]
