"""Addresses of jobs."""

from django.urls import path

from bazhua.infra.jobs.pages import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:uid>/", views.show, name="show"),
    path("<uuid:uid>/progress", views.progress, name="progress"),
    path("<uuid:uid>/cancel", views.stop, name="cancel"),
]
