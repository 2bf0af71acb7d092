"""Addresses of the dead deliveries."""

from django.urls import path

from bazhua.infra.events.pages import views

app_name = "deliveries"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:number>", views.record, name="record"),
    path("<int:number>/retry", views.try_again, name="retry"),
    path("<int:number>/bury", views.give_up, name="bury"),
]
