"""Addresses of persons, posts and grants."""

from django.urls import path

from bazhua.registry.interfaces.web.who import (
    clients,
    engaging,
    grants,
    people,
    postdeeds,
    posts,
)

app_name = "who"
urlpatterns = [
    path("people/", people.listing, name="people"),
    path("people/<uuid:uid>", people.record, name="person"),
    path("people/<uuid:uid>/identity", people.identity, name="identity"),
    path("people/<uuid:uid>/contact", people.contact, name="contact"),
    path("people/<uuid:uid>/give", grants.give, name="give"),
    path("people/<uuid:uid>/engage", engaging.engagement, name="engage"),
    path("people/<uuid:uid>/reach", engaging.reach, name="reach"),
    path("people/<uuid:uid>/tab/<slug:slug>", people.tab, name="tab"),
    path("people/new", engaging.new, name="new_person"),
    path("engagements/<uuid:uid>/end", engaging.end, name="end_engagement"),
    path("posts/", posts.listing, name="posts"),
    path("posts/new", postdeeds.new, name="new_post"),
    path("posts/<uuid:uid>", posts.record, name="post"),
    path("posts/<uuid:uid>/appoint", postdeeds.taking, name="appoint"),
    path("posts/<uuid:uid>/relieve/<uuid:holding>", postdeeds.leaving, name="relieve"),
    path("posts/<uuid:uid>/close", postdeeds.closing, name="close_post"),
    path("posts/<uuid:uid>/hand-over/<uuid:holding>", posts.passing, name="hand_over"),
    path("grants/", grants.listing, name="grants"),
    path("grants/<uuid:uid>", grants.record, name="grant"),
    path("grants/<uuid:uid>/confirm", grants.confirm, name="confirm"),
    path("grants/<uuid:uid>/end", grants.end, name="end"),
    path("clients/", clients.listing, name="clients"),
    path("clients/new", clients.new, name="new_client"),
    path("clients/<uuid:uid>", clients.record, name="client"),
    path("clients/<uuid:uid>/end", clients.end, name="end_client"),
    path("clients/<uuid:uid>/give", grants.give_client, name="give_client"),
]
