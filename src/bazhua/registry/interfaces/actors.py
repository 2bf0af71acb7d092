"""Who asks, as the site, its jobs and its stream see him: what settings name."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest

from bazhua.infra.accounts.core.needs import Method
from bazhua.infra.accounts.sessions import signed_in
from bazhua.infra.db.actors import Actor
from bazhua.infra.http.request import arrival
from bazhua.infra.stream.ringing import person_topic, place_topic
from bazhua.registry.selectors.who import actors
from bazhua.registry.services.who.starting import make_first_administrator

BEARER: Final = "Bearer "
RINGING: Final = ("alarm", "danger", "direct_report", "dispatch", "obligation")
"""Kinds of records whose changes ring at their place."""


def asking(request: HttpRequest) -> Actor | None:
    """Return the person who is signed in or the program of a token, with all that is given to him.

    A token counts alone: whoever sends one does not act as the person of the cookie beside it.
    """
    token = bearer_of(request)
    if token:
        return actors.client_of(token, at=arrival(request))
    session = signed_in(request)
    if session is None:
        return None
    shown = not session.methods.isdisjoint({Method.TOTP, Method.DEMO})
    return actors.actor_of(session.person, at=arrival(request), second_factor=shown)


def second_factor(person: UUID, at: datetime) -> bool:
    """Return whether a person may not sign in without a second factor."""
    return actors.must_show_second_factor(person, at=at)


def first_administrator(name: str, at: datetime) -> UUID:
    """Return the person of the first administrator, put on record with the roles he begins with."""
    return make_first_administrator(name, at=at)


def human_behind(uid: UUID, at: datetime) -> UUID | None:
    """Return the person of a uid, or who issued the program of it; none when nobody is known."""
    del at
    return actors.human_behind(uid)


def bearer_of(request: HttpRequest) -> str:
    """Return the token that a request carries, or an empty text."""
    header = request.headers.get("Authorization", "")
    return header.removeprefix(BEARER).strip() if header.startswith(BEARER) else ""


def topics(actor: Actor, at: datetime) -> tuple[str, ...]:
    """Return his own topic, and each place of which he may see whatever rings there."""
    kinds = [set(actor.granted(kind, "view", at)) for kind in RINGING]
    whole = [
        grant
        for grant in set.intersection(*kinds)
        if grant.departments is None and grant.assignment is None
    ]
    places = sorted({grant.region for grant in whole if grant.region is not None})
    return (person_topic(actor.uid), *map(place_topic, places))


class JobActors:
    """Persons, programs and named actors of the platform, with the grants of this moment."""

    def person(self, uid: UUID, at: datetime) -> Actor | None:
        """Return a person or a program in force; none when nobody has this uid."""
        return actors.known_actor(uid, at=at)

    def system(self, name: str, at: datetime) -> Actor | None:
        """Return a named actor; none when no such is named."""
        del at
        return actors.system_of(name)


JOB_ACTORS: Final = JobActors()
