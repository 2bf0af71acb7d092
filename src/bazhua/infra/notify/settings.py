"""What the notifier is told by the environment: one frozen value, read once."""

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bazhua.infra.notify.channels.mail import Security

PREFIX = "BAZHUA_NOTIFY_"

TOGETHER = {
    "mail": ("mail_host", "mail_from"),
    "sms": ("sms_url", "sms_secret_file"),
    "voice": ("voice_url", "voice_secret_file"),
    "wecom": (
        "wecom_corporation",
        "wecom_application",
        "wecom_secret_file",
        "wecom_token_file",
        "wecom_aes_key_file",
    ),
    "dingtalk": ("dingtalk_application", "dingtalk_secret_file", "dingtalk_robot"),
}
"""What a channel needs; of none of it, there is no such channel, of a part, no start."""


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError("give an address such as https://gateway.example.cn/v1")
    return value


Address = Annotated[str, AfterValidator(_address)]


class NotifyEnv(BaseSettings):
    """Channels of the notifier; each is an environment variable with BAZHUA_NOTIFY_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    timeout_s: float = Field(
        10.0, gt=0, le=20, description="Longest wait for one step of a provider's answer, seconds."
    )
    mail_host: str | None = Field(None, description="Mail server.")
    mail_port: int = Field(587, ge=1, le=65_535, description="Port of the mail server.")
    mail_from: str | None = Field(None, pattern=r"^[^@\s]+@[^@\s]+$", description="Sender of mail.")
    mail_security: Security = Field(Security.STARTTLS, description="starttls, tls or none.")
    mail_user: str = Field("", description="Account at the mail server; empty for none.")
    mail_password_file: Path | None = Field(None, description="File with its password.")
    sms_url: Address | None = Field(None, description="Gateway of text messages.")
    sms_secret_file: Path | None = Field(None, description="File with the secret shared with it.")
    voice_url: Address | None = Field(None, description="Gateway of calls.")
    voice_secret_file: Path | None = Field(None, description="File with the secret shared with it.")
    wecom_url: Address = Field("https://qyapi.weixin.qq.com", description="WeCom.")
    wecom_corporation: str | None = Field(None, description="Identifier of the corporation.")
    wecom_application: int | None = Field(None, description="Number of the application.")
    wecom_secret_file: Path | None = Field(None, description="File with the application's secret.")
    wecom_token_file: Path | None = Field(None, description="File with the callback's token.")
    wecom_aes_key_file: Path | None = Field(None, description="File with the callback's AES key.")
    dingtalk_url: Address = Field("https://api.dingtalk.com", description="DingTalk.")
    dingtalk_application: str | None = Field(None, description="Key of the application.")
    dingtalk_secret_file: Path | None = Field(None, description="File with its secret.")
    dingtalk_robot: str | None = Field(None, description="Code of its robot.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for channel, names in TOGETHER.items():
            missing = [name for name in names if getattr(self, name) is None]
            if missing and len(missing) < len(names):
                named = ", ".join(PREFIX + name.upper() for name in missing)
                raise ValueError(f"the channel {channel} also needs {named}")
        return self

    def has(self, channel: Literal["mail", "sms", "voice", "wecom", "dingtalk"]) -> bool:
        """Return whether a channel is set up."""
        return getattr(self, TOGETHER[channel][0]) is not None

    @classmethod
    def read(cls) -> Self:
        """Read the environment.

        Raises:
            ImproperlyConfigured: a variable is wrong or missing; names it.
        """
        try:
            return cls()
        except ValidationError as exc:
            lines = [
                f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: "
                + fault["msg"].removeprefix("Value error, ")
                for fault in exc.errors(include_input=False, include_url=False)
            ]
            raise ImproperlyConfigured("\n".join(["The notifier cannot start.", *lines])) from None


def secret(path: Path | None) -> str:
    """Return the secret in a file; empty for no file.

    Raises:
        ImproperlyConfigured: the file cannot be read or is empty; its content is not quoted.
    """
    if path is None:
        return ""
    try:
        found = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise ImproperlyConfigured(f"{path} cannot be read ({type(exc).__name__})") from exc
    if not found:
        raise ImproperlyConfigured(f"{path} is empty")
    return found
