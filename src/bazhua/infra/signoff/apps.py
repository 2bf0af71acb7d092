"""Django app of the sign-offs."""

from django.apps import AppConfig


class SignoffConfig(AppConfig):
    """Tables of sign-offs and signatures."""

    name = "bazhua.infra.signoff"
    label = "signoff"
