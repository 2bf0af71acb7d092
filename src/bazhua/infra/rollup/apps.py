"""Django app of contributions and of the figures they add up to."""

from django.apps import AppConfig


class RollupConfig(AppConfig):
    """Tables of what records contribute, and of the cells that figures are read from."""

    name = "bazhua.infra.rollup"
    label = "rollup"
