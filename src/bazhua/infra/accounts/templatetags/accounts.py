"""What the sign-in page asks of the settings."""

from django import template

from bazhua.infra.accounts.configured import sign_in_env

register = template.Library()


@register.simple_tag
def issuer() -> str:
    """Return what the issuer of OpenID Connect is called here; empty without one."""
    env = sign_in_env()
    return env.oidc_name if env.oidc_issuer else ""
