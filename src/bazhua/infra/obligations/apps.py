"""Django app of obligations."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The one table of obligations."""

    name = "bazhua.infra.obligations"
    label = "obligations"
