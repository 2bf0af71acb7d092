"""Django app of imports."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Uploads, their staged rows, and how far each is."""

    name = "bazhua.infra.imports"
    label = "imports"
