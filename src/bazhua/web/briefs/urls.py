"""Addresses of the briefs of days of duty."""

from django.urls import path

from bazhua.web.briefs import views

app_name = "briefs"
urlpatterns = [
    path("", views.brief, name="brief"),
    path("<str:day>/issue", views.issue, name="issue"),
    path("<uuid:uid>/", views.paper, name="paper"),
    path("<uuid:uid>/picture.png", views.picture, name="picture"),
]
