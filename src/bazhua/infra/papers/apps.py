"""Django app of papers."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers, their series, their signed sheets."""

    name = "bazhua.infra.papers"
    label = "papers"
