"""The app of the registry."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Who and where."""

    name = "bazhua.registry"
    label = "registry"
