"""Addresses of the papers of hidden dangers."""

from django.urls import path

from bazhua.grips.dangers.interfaces.web.papers import deeds, views

app_name = "danger_papers"
urlpatterns = [
    path("<uuid:uid>/papers/", views.listing, name="list"),
    path("<uuid:uid>/papers/draw/<slug:kind>", deeds.draw, name="draw"),
    path("papers/<uuid:uid>/", views.record, name="record"),
    path("papers/<uuid:uid>/picture.png", views.picture, name="picture"),
    path("papers/<uuid:uid>/preview.pdf", views.preview_pdf, name="preview"),
    path("papers/<uuid:uid>/issue", deeds.issue_it, name="issue"),
    path("papers/<uuid:uid>/give-up", deeds.give_it_up, name="give_up"),
    path("papers/<uuid:uid>/void", deeds.void_it, name="void"),
    path("papers/<uuid:uid>/print", deeds.print_it, name="print"),
    path("papers/<uuid:uid>/serve/<slug:way>", deeds.serve_it, name="serve"),
]
