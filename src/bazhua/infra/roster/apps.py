"""Django app of the duty roster."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Tables of shifts, substitutes, leave, hand-over and delegation."""

    name = "bazhua.infra.roster"
    label = "roster"
