"""Addresses of daily commitments and of the live risk."""

from django.urls import path

from bazhua.grips.inherent.interfaces.web.duty import views

app_name = "duty"
urlpatterns = [
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/today", views.today, name="today"),
    path("commitments/<uuid:enterprise>", views.commit, name="commit"),
    path("risks/", views.risks, name="risks"),
    path("risks/<uuid:uid>/", views.risk, name="risk"),
]
