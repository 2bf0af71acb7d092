"""Django app of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The table of what records are found by."""

    name = "bazhua.infra.search"
    label = "search"
