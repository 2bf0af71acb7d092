"""Addresses of the duty roster."""

from django.urls import path

from bazhua.registry.interfaces.web.roster import planning, week

app_name = "roster"
urlpatterns = [
    path("", week.overview, name="all"),
    path("<uuid:uid>", week.post_week, name="post"),
    path("<uuid:uid>/plan", planning.plan, name="plan"),
    path("<uuid:uid>/substitute", planning.substitute, name="substitute"),
    path("<uuid:uid>/leave", planning.leave, name="leave"),
    path("<uuid:uid>/sign/<int:passes>", planning.sign, name="sign"),
    path("shifts/<uuid:uid>/end", planning.end_shift, name="end_shift"),
]
