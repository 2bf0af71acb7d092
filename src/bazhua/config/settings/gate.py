"""The environment of the gate process, read once into a frozen value."""

from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from bazhua.config.settings.env import PREFIX, DatabaseUrl, Origin, key_in, read_env


def _broker(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"mqtt", "mqtts"} or not parts.hostname:
        raise ValueError("give scheme and host, for example mqtts://gate:password@broker:8883")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError("leave out everything after the host and port")
    return value


Broker = Annotated[str, AfterValidator(_broker)]


class GateEnv(BaseSettings):
    """Settings of the gate; each is an environment variable that starts with BAZHUA_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    database_url: DatabaseUrl = Field(description="As for the site.")
    home: Path = Field(Path("var"), description="As for the site.")
    origin: Origin = Field("http://127.0.0.1:8000", description="As for the site.")
    stream_key_file: Path | None = Field(None, description="As for the site.")
    gate_host: str = Field("127.0.0.1", description="Address that the gate listens on.")
    gate_port: int = Field(
        8001, ge=1, le=65_535, description="Port that the gate listens on; `bazhua up` sets it."
    )
    gate_heartbeat_s: int = Field(
        15, ge=1, le=120, description="A sign of life to every page so often, seconds."
    )
    gate_most_pages: int = Field(
        4_000, ge=1, le=100_000, description="Open pages the gate serves at once; more get 503."
    )
    gate_most_pages_each: int = Field(
        24, ge=1, le=1_000, description="Open pages of one person at once; more get 429."
    )
    gate_most_waiting_mib: int = Field(
        64, ge=1, le=4_096, description="Batches that wait to be written, MiB; more get 429."
    )
    gate_most_backlog: int = Field(
        500_000,
        ge=1,
        description="Batches that wait for the engine; while there are more, gateways get 429.",
    )
    mqtt_url: Broker | None = Field(
        None,
        description="Broker of the gateways that send by MQTT, `mqtts://user:password@host:8883`; "
        "special signs as %XX. `mqtt://` is not encrypted. Without it nothing comes by MQTT.",
    )
    mqtt_name: str = Field(
        "bazhua-gate",
        min_length=1,
        max_length=64,
        description="Name of this gate's session at the broker. Two gates with one name would "
        "end each other's connection; with two names each gets every batch, which counts once.",
    )

    opcua_file: Path | None = Field(
        None,
        description="TOML file of the OPC UA servers that are listened to and of their nodes, mode "
        "0600 where it holds passwords; docs/how-to/connect-a-gateway.md shows one.",
    )

    @classmethod
    def read(cls) -> Self:
        """Read the environment.

        Raises:
            ImproperlyConfigured: a variable is missing or wrong; names it and says what to do.
        """
        return read_env(cls, "gate")

    def stream_key(self) -> str:
        """Return the key of passes, which the site writes and the gate reads.

        Raises:
            ImproperlyConfigured: the file cannot be read or its key is too short.
        """
        path = self.stream_key_file or self.home / "keys" / "stream-key"
        return key_in(path, "STREAM_KEY_FILE")
