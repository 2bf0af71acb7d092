"""Addresses of hidden dangers."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web import views
from bazhua.grips.dangers.interfaces.web.periodic.views import listing as sums
from bazhua.grips.dangers.interfaces.web.periodic.views import record as one_sum
from bazhua.grips.dangers.interfaces.web.steps.assigning import assign
from bazhua.grips.dangers.interfaces.web.taking.asking import ask
from bazhua.grips.dangers.interfaces.web.taking.views import step

app_name = "dangers"
urlpatterns = [
    path("", views.listing, name="list"),
    path("board/", views.board, name="board"),
    path("sums/", sums, name="sums"),
    path("sums/<uuid:uid>/", one_sum, name="sum"),
    path("assign", assign, name="assign"),
    path("<uuid:uid>/", views.record, name="record"),
    path("<uuid:uid>/do/<slug:slug>", step, name="do"),
    path("<uuid:uid>/ask/<slug:slug>", ask, name="ask"),
]
