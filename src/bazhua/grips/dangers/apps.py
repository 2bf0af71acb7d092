"""The app of hidden dangers."""

from django.apps import AppConfig


class DangersConfig(AppConfig):
    """Early signs and hidden dangers."""

    name = "bazhua.grips.dangers"
    label = "dangers"
