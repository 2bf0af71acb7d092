"""The environment of the engine process, read once into a frozen value."""

from typing import Self

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from bazhua.config.settings.env import PREFIX, DatabaseUrl, read_env


class EngineEnv(BaseSettings):
    """Settings of the engine; each is an environment variable that starts with BAZHUA_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    database_url: DatabaseUrl = Field(description="As for the site.")

    @classmethod
    def read(cls) -> Self:
        """Read the environment.

        Raises:
            ImproperlyConfigured: a variable is missing or wrong; names it and says what to do.
        """
        return read_env(cls, "engine")
