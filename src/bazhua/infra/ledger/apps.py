"""Django app of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Tables of leaves, roots and the secrets of persons."""

    name = "bazhua.infra.ledger"
    label = "ledger"
