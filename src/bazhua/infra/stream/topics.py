"""What a person may hear: a port, so that what grants give can be added where they are known."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.stream.ringing import person_topic

Topics: TypeAlias = Callable[[Actor, datetime], tuple[str, ...]]
"""Tells the topics that a person may hear at an instant.

Whoever hears a topic learns when something of a kind changes under it, so a place is given only
to those who may see every record of the kinds that ring there.
"""


def own(actor: Actor, _at: datetime) -> tuple[str, ...]:
    """Return the topic of the person alone."""
    return (person_topic(actor.uid),)


def topics_of(actor: Actor, at: datetime) -> tuple[str, ...]:
    """Return the topics that a person may hear, as ``STREAM_TOPICS`` names them."""
    return _port(settings.STREAM_TOPICS)(actor, at)


@cache
def _port(dotted: str) -> Topics:
    topics: Topics = import_string(dotted)
    return topics
