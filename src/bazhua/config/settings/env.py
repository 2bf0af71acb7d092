"""The environment of the site process, read once into a frozen value."""

from pathlib import Path
from typing import Annotated, Self, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bazhua.infra.files.core.limits import Limits

PREFIX = "BAZHUA_"
LEAST_KEY = 32
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


def _database_url(value: str) -> str:
    if not value.startswith(("postgresql://", "postgres://")):
        raise ValueError("give a URL that starts with postgresql://")
    try:
        parts = conninfo_to_dict(value)
    except ProgrammingError:
        # Its message may quote the password, so it is not repeated.
        raise ValueError("PostgreSQL cannot read this URL; write special signs as %XX") from None
    if not parts.get("dbname"):
        raise ValueError("name the database: postgresql://host/NAME")
    if not str(parts.get("port", "5432")).isdecimal():
        raise ValueError("the port must be a number: postgresql://host:5432/NAME")
    return value


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("give scheme and host only, for example https://bazhua.example.cn")
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise ValueError("leave out everything after the host and port")
    return f"{parts.scheme}://{parts.netloc}"


DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
Origin = Annotated[str, AfterValidator(_origin)]
EnvT = TypeVar("EnvT", bound=BaseSettings)


def read_env(kind: type[EnvT], process: str) -> EnvT:
    """Read the environment of a process.

    Raises:
        ImproperlyConfigured: a variable is missing or wrong; names it and says what to do.
    """
    try:
        return kind()
    except ValidationError as exc:
        lines = [
            f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: {_remedy(fault['msg'])}"
            for fault in exc.errors(include_input=False, include_url=False)
        ]
        raise ImproperlyConfigured("\n".join([f"The {process} cannot start.", *lines])) from None


def key_in(path: Path, variable: str) -> str:
    """Return the key in a file.

    Raises:
        ImproperlyConfigured: the file cannot be read or its key is too short.
    """
    name = f"{PREFIX}{variable}"
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise ImproperlyConfigured(
            f"{name}: the key file {path} cannot be read ({type(exc).__name__}); "
            "start with `bazhua up`, which makes it, or name another file"
        ) from exc
    if len(key) < LEAST_KEY:
        raise ImproperlyConfigured(
            f"{name}: the key in {path} is shorter than {LEAST_KEY} characters"
        )
    return key


class SiteEnv(BaseSettings):
    """Settings of the site process; each is an environment variable that starts with BAZHUA_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    database_url: DatabaseUrl = Field(
        description="PostgreSQL as a URL; a socket folder as `?host=/folder`. "
        "`bazhua up` sets it when it starts its own PostgreSQL."
    )
    home: Path = Field(
        Path("var"),
        description="Folder of data, files and keys; mode 0700, not in version control.",
    )
    secret_key_file: Path | None = Field(
        None,
        description="File with the signing key of cookies and forms, at least 32 characters, "
        "mode 0600. Without it: `keys/site-secret` below the home, made by `bazhua up`.",
    )
    origin: Origin = Field(
        "http://127.0.0.1:8000",
        description="Address people type: scheme, host, port. Other hosts are refused.",
    )
    debug: bool = Field(
        default=False,
        description="Show tracebacks in the browser. Only on a developer's machine.",
    )
    stream_url: str | None = Field(
        None,
        description="Address of the gate's live stream as browsers see it, "
        "`http://127.0.0.1:8001/stream`; on the site's host or below it. `bazhua up` sets it. "
        "Without it pages are as new as their last reload.",
    )
    stream_key_file: Path | None = Field(
        None,
        description="File with the key that site and gate share, at least 32 characters, mode "
        "0600. Without it: `keys/stream-key` below the home, made by `bazhua up`.",
    )
    keys: Path | None = Field(
        None,
        description="Folder of the keys of sealed values, `seal-key-1`, `seal-key-2` …, the highest "
        "of which seals, and of `hash-key`; files of at least 32 characters, mode 0600. Without "
        "it: `keys` below the home, where `bazhua up` makes them.",
    )

    map_folder: Path | None = Field(
        None,
        description="Folder with `cities.geojson`, `counties.geojson` and `notice.json`, which "
        "replace the boundaries of the map. Without it: those that come with the platform.",
    )
    demo_seed: int | None = Field(
        None,
        ge=0,
        description="Number of the demonstration province that an empty platform is loaded with. "
        "`bazhua demo` sets it; a platform with records of its own refuses to start.",
    )
    demo_enterprises: int = Field(
        0,
        ge=0,
        le=2_000_000,
        description="How many enterprises, each with a hidden danger, are poured into a demonstration "
        "at its first start, beside those that were entered. `bazhua demo --scale province` sets it.",
    )

    @field_validator("stream_url")
    @classmethod
    def _beside_the_site(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Refuse a stream whose cookie the site could not set."""
        origin = info.data.get("origin")
        if value is None or origin is None:
            return value
        stream, site = urlsplit(value), urlsplit(origin)
        if stream.path != "/stream" or stream.query or stream.fragment or stream.username:
            raise ValueError("give scheme, host, port and /stream, nothing else")
        if stream.scheme != site.scheme:
            raise ValueError(f"the site is on {site.scheme}, so must be the stream")
        if stream.hostname != site.hostname and not f"{stream.hostname}".endswith(
            f".{site.hostname}"
        ):
            raise ValueError(f"the host must be {site.hostname} or one below it")
        return value

    upload_image_mib: int = Field(
        20, ge=1, le=200, description="Largest picture that is taken, MiB."
    )
    upload_image_megapixels: int = Field(
        50, ge=1, le=200, description="Most points of a picture, millions; guards memory."
    )
    upload_document_mib: int = Field(
        50, ge=1, le=1_000, description="Largest document or table that is taken, MiB."
    )
    upload_video_mib: int = Field(
        500, ge=1, le=10_000, description="Largest video that is taken, MiB."
    )
    upload_open: int = Field(
        50, ge=1, le=1_000, description="Most uploads of one person that are not complete."
    )
    upload_day_mib: int = Field(
        4_096, ge=1, le=1_000_000, description="Most that one person uploads in 24 hours, MiB."
    )
    upload_free_mib: int = Field(
        1_024, ge=0, le=10_000_000, description="What uploads leave free on the disk, MiB."
    )

    @classmethod
    def read(cls) -> Self:
        """Read the environment.

        Raises:
            ImproperlyConfigured: a variable is missing or wrong; names it and says what to do.
        """
        return read_env(cls, "site")

    @property
    def https(self) -> bool:
        """Whether people reach the site over TLS."""
        return self.origin.startswith("https://")

    @property
    def allowed_hosts(self) -> list[str]:
        """Hosts a request may name; on this machine every name of the loopback."""
        netloc = urlsplit(self.origin).netloc
        host = netloc if netloc.endswith("]") else netloc.rsplit(":", 1)[0] or netloc
        return sorted(LOOPBACK) if host in LOOPBACK else [host]

    @property
    def file_limits(self) -> Limits:
        """How large files may be, and how much one person may send."""
        return Limits(
            image_mib=self.upload_image_mib,
            image_megapixels=self.upload_image_megapixels,
            document_mib=self.upload_document_mib,
            video_mib=self.upload_video_mib,
            open_uploads=self.upload_open,
            day_mib=self.upload_day_mib,
            free_mib=self.upload_free_mib,
        )

    def database(self) -> dict[str, object]:
        """Return Django's description of the database."""
        parts = {key: str(value) for key, value in conninfo_to_dict(self.database_url).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.pop("dbname"),
            "USER": parts.pop("user", ""),
            "PASSWORD": parts.pop("password", ""),
            "HOST": parts.pop("host", ""),
            "PORT": parts.pop("port", ""),
            "OPTIONS": {"connect_timeout": "5", **parts},
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }

    @property
    def key_folder(self) -> Path:
        """Folder of the keys of sealed values."""
        return (self.keys or self.home / "keys").resolve()

    def secret_key(self) -> str:
        """Return the signing key.

        Raises:
            ImproperlyConfigured: the file cannot be read or its key is too short.
        """
        path = self.secret_key_file or self.home / "keys" / "site-secret"
        return key_in(path, "SECRET_KEY_FILE")

    def stream_key(self) -> str:
        """Return the key of passes to the live stream; empty where there is no stream.

        Raises:
            ImproperlyConfigured: the file cannot be read or its key is too short.
        """
        if self.stream_url is None:
            return ""
        path = self.stream_key_file or self.home / "keys" / "stream-key"
        return key_in(path, "STREAM_KEY_FILE")

    @property
    def stream_origin(self) -> list[str]:
        """Scheme, host and port of the live stream, for the content policy; empty without one."""
        if self.stream_url is None:
            return []
        parts = urlsplit(self.stream_url)
        return [f"{parts.scheme}://{parts.netloc}"]


def _remedy(message: str) -> str:
    plain = message.removeprefix("Value error, ")
    return "set this variable (it has no default)" if plain == "Field required" else plain
