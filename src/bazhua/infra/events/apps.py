"""Django app of events and their deliveries."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Tables of what happened and of who is still to be told."""

    name = "bazhua.infra.events"
    label = "events"
