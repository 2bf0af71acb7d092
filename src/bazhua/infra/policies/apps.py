"""Django app of policy additions."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """The table of dated additions."""

    name = "bazhua.infra.policies"
    label = "policies"
