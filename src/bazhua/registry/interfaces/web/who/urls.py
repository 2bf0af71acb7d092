"""Addresses of persons, posts and grants."""

from django.urls import path

from bazhua.registry.interfaces.web.who import grants, people, posts

app_name = "who"
urlpatterns = [
    path("people/", people.listing, name="people"),
    path("people/<uuid:uid>", people.record, name="person"),
    path("people/<uuid:uid>/identity", people.identity, name="identity"),
    path("people/<uuid:uid>/contact", people.contact, name="contact"),
    path("people/<uuid:uid>/give", grants.give, name="give"),
    path("posts/", posts.listing, name="posts"),
    path("posts/<uuid:uid>", posts.record, name="post"),
    path("posts/<uuid:uid>/hand-over/<uuid:holding>", posts.passing, name="hand_over"),
    path("grants/", grants.listing, name="grants"),
    path("grants/<uuid:uid>", grants.record, name="grant"),
    path("grants/<uuid:uid>/confirm", grants.confirm, name="confirm"),
    path("grants/<uuid:uid>/end", grants.end, name="end"),
]
