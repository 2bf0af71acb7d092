"""Addresses of what parks watch themselves."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.parks import grading, views

app_name = "parks"
urlpatterns = [
    path("<uuid:uid>/", views.park, name="park"),
    path("<uuid:uid>/grade", grading.grade_one, name="grade"),
]
