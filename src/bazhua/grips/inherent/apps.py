"""The app of inherent safety."""

from django.apps import AppConfig


class InherentConfig(AppConfig):
    """Installations, monitoring and alarms."""

    name = "bazhua.grips.inherent"
    label = "inherent"
