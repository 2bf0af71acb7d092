"""Addresses of the briefs of days of duty and of months."""

from django.urls import path

from bazhua.web.briefs import views
from bazhua.web.briefs.series import DAYS, MONTHS

app_name = "briefs"
urlpatterns = [
    path("", views.brief, {"series": DAYS}, name="brief"),
    path("<str:time>/issue", views.issue, {"series": DAYS}, name="issue"),
    path("months/", views.brief, {"series": MONTHS}, name="month"),
    path("months/<str:time>/issue", views.issue, {"series": MONTHS}, name="issue_month"),
    path("<uuid:uid>/", views.paper, name="paper"),
    path("<uuid:uid>/picture.png", views.picture, name="picture"),
    path("<uuid:uid>/paper.docx", views.word, name="word"),
]
