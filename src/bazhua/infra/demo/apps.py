"""Django app of demonstration platforms."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The mark of a demonstration, and its figures."""

    name = "bazhua.infra.demo"
    label = "demo"
