"""Django app of notifications."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Tables of whom the platform told what, how often it tried, and who answered."""

    name = "bazhua.infra.notify"
    label = "notify"
