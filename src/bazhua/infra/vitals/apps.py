"""Django app of the vitals."""

from django.apps import AppConfig


class VitalsConfig(AppConfig):
    """Templates only."""

    name = "bazhua.infra.vitals"
    label = "vitals"
