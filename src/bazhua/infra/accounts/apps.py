"""Django app of accounts and their sessions."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tables of who may sign in and who has."""

    name = "bazhua.infra.accounts"
    label = "accounts"
