"""Django app of the clock."""

from django.apps import AppConfig


class ClockConfig(AppConfig):
    """The table of what each duty last did."""

    name = "bazhua.infra.clock"
    label = "clock"
