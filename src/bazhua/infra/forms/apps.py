"""Django app of the forms."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Tables of template versions, forms and answers."""

    name = "bazhua.infra.forms"
    label = "forms"
