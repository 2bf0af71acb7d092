"""Django app of the page parts."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and tags of every page."""

    name = "bazhua.infra.ui"
    label = "ui"
