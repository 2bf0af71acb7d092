"""What every broker of a demonstration has: its port, two users, and what each may hear and say."""

import stat
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import ClassVar, Final, NamedTuple

from bazhua.infra.launcher.ports import LOOPBACK, is_free
from bazhua.infra.launcher.process import ProcessSpec

READINGS: Final = "gw/+/readings"
ANSWERS: Final = "gw/+/ack"
MOST_BYTES: Final = 300_000
"""More than the gate takes of a batch, so that the gate refuses it and says why."""


class Rights(NamedTuple):
    """The topics that a user hears, and those on which it speaks."""

    hears: str
    says: str


RIGHTS: Final[Mapping[str, Rights]] = MappingProxyType(
    {"gate": Rights(READINGS, ANSWERS), "plants": Rights(ANSWERS, READINGS)}
)


def _password() -> str:
    return f"p{token_hex(16)}"  # with a letter first: a broker would read a number


@dataclass(frozen=True, slots=True)
class DemoBroker(ABC):
    """Where it listens, and the passwords of this start; they stand in no file as they are."""

    program: str
    folder: Path
    port: int
    gate: str = field(default_factory=_password, repr=False)
    plants: str = field(default_factory=_password, repr=False)

    name: ClassVar[str]
    """Of its program."""

    def url(self, user: str) -> str:
        """Return the address by which somebody comes."""
        return f"mqtt://{user}:{getattr(self, user)}@{LOOPBACK}:{self.port}"

    def process(self) -> ProcessSpec:
        """Return the process, its files written."""
        self.folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        for name, text in self._files().items():
            (self.folder / name).write_text(text, encoding="utf-8")
        return ProcessSpec(
            name="broker",
            argv=(self.program, "-c", str(self.folder / next(iter(self._files())))),
            env=self._environment(),
            ready=lambda: not is_free(self.port),
        )

    @abstractmethod
    def _files(self) -> Mapping[str, str]:
        """Return name and text of the files it reads, its configuration first."""

    def _environment(self) -> Mapping[str, str]:
        return {}
