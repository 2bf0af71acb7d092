"""Django app of idempotency keys."""

from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    """The table of keys and the answers that were given under them."""

    name = "bazhua.infra.idempotency"
    label = "idempotency"
