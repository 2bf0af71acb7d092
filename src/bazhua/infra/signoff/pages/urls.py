"""Addresses of sign-offs."""

from django.urls import path

from bazhua.infra.signoff.pages import views

app_name = "signoffs"
urlpatterns = [
    path("<uuid:uid>/", views.show, name="show"),
    path("<uuid:uid>/sign/<str:address>", views.sign, name="sign"),
    path("<uuid:uid>/refuse/<str:address>", views.refuse, name="refuse"),
]
