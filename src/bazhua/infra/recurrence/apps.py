"""Django app of recurring expectations."""

from django.apps import AppConfig


class RecurrenceConfig(AppConfig):
    """Rules, whom they bind, what was fulfilled, and the figures of closed periods."""

    name = "bazhua.infra.recurrence"
    label = "recurrence"
