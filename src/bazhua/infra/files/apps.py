"""Django app of files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Tables of files, what holds them, and uploads under way."""

    name = "bazhua.infra.files"
    label = "files"
