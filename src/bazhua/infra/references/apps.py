"""Django app of references and numbers."""

from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    """Tables of external references and of the series of numbers."""

    name = "bazhua.infra.references"
    label = "references"
