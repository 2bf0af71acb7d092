"""A database cluster in a folder: how it is made, started and asked."""

import os
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString
from urllib.parse import quote

import psycopg
from psycopg import sql

from bazhua.infra.launcher.identity import Identity, choices, hand_over, settle
from bazhua.infra.launcher.postgres.binaries import Binaries, find_binaries
from bazhua.infra.launcher.postgres.leftovers import clear_leftovers
from bazhua.infra.launcher.postgres.sockets import make_private, socket_folder
from bazhua.infra.launcher.postgres.tuning import memory_bytes, tuned, write
from bazhua.infra.launcher.process import ProcessSpec

NAME = "bazhua"
ADMINISTRATOR = "postgres"
BUILTIN_LOCALE_SINCE = 17
ANSWER_WITHIN_S = 2
RECOVERY_WITHIN_S = 600.0

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "logging_collector": "off",
    "log_destination": "stderr",
    "cluster_name": NAME,
}
"""What holds whatever `postgresql.conf` says; memory and the like may be tuned there."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster, the programs that serve it and as whom they run."""

    data: Path
    sockets: Path
    binaries: Binaries
    identity: Identity
    settings: Mapping[str, str] = field(default_factory=lambda: SETTINGS)

    @property
    def exists(self) -> bool:
        """Tell whether the cluster was made."""
        return (self.data / "PG_VERSION").is_file()

    @property
    def url(self) -> str:
        """Return the address of the platform's database."""
        return database_url(self.sockets)

    def initdb(self) -> ProcessSpec:
        """Return the process that makes the cluster; `adopt` follows it."""
        program = str(self.binaries.folder / "initdb")
        trust = ["--username", ADMINISTRATOR, "--auth-local", "trust", "--auth-host", "reject"]
        text = ["--encoding", "UTF8", "--text-search-config", "simple", *self._locale()]
        where = ["--data-checksums", "--pgdata", str(_draft(self.data))]
        return ProcessSpec(
            name="initdb",
            argv=(program, *trust, *text, *where),
            env=_ENVIRONMENT,
            identity=self.identity,
            before=lambda: _clear_draft(self.data, self.identity),
        )

    def _locale(self) -> list[str]:
        if self.binaries.major < BUILTIN_LOCALE_SINCE:
            return ["--locale", "C.UTF-8"]
        return ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]

    def adopt(self) -> None:
        """Fit the made cluster to the machine and put it in its place.

        One that a killed start made half never gets there.
        """
        write(_draft(self.data), tuned(memory_bytes()))
        if self.data.exists():
            self.data.rmdir()
        _draft(self.data).rename(self.data)

    def server(self) -> ProcessSpec:
        """Return the process that serves the cluster.

        SIGINT ends it fast and clean; SIGQUIT, when the supervisor is gone, makes it take every
        backend along at once.
        """
        settings = {**self.settings, "unix_socket_directories": f'"{self.sockets}"'}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return ProcessSpec(
            name="database",
            argv=(str(self.binaries.folder / "postgres"), "-D", str(self.data), *options),
            env=_ENVIRONMENT,
            identity=self.identity,
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGQUIT,
            stop_within_s=60.0,
            ready=self.answers,
            ready_within_s=RECOVERY_WITHIN_S,
            before=self._clear_the_way,
        )

    def _clear_the_way(self) -> None:
        clear_leftovers(self.data)
        make_private(self.sockets, frozenset({os.geteuid(), self.identity.owner[0]}))
        hand_over(self.sockets, self.identity.owner)

    def answers(self) -> bool:
        """Tell whether the server answers a query."""
        try:
            with self._administer() as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    def ensure_database(self) -> None:
        """Make the platform's role and database, when they are not there yet."""
        with self._administer() as connection:
            if not _has(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s"):
                role = sql.SQL("CREATE ROLE {} LOGIN CREATEDB")
                connection.execute(role.format(sql.Identifier(NAME)))
            if not _has(connection, "SELECT 1 FROM pg_database WHERE datname = %s"):
                made = sql.SQL("CREATE DATABASE {0} OWNER {0}")
                connection.execute(made.format(sql.Identifier(NAME)))

    def _administer(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self.sockets),
            port=5432,
            user=ADMINISTRATOR,
            dbname="postgres",
            connect_timeout=ANSWER_WITHIN_S,
            autocommit=True,
        )


def database_url(sockets: Path) -> str:
    """Return the address of the platform's database behind a socket."""
    return f"postgresql://{NAME}@/{NAME}?host={quote(str(sockets), safe='')}"


def prepare_cluster(
    data: Path, run: Path, identities: tuple[Identity, ...] | None = None
) -> Cluster:
    """Return the cluster of a home, its folders handed to whom the server runs as.

    Args:
        data: the cluster's folder.
        run: the folder for the socket, when its path is short enough.
        identities: those to try, best first; None for those of this user.

    Raises: LaunchRefused – no programs of its version, or nobody to run them as.
    """
    version = data / "PG_VERSION"
    kept = int(version.read_text(encoding="ascii")) if version.is_file() else None
    binaries = find_binaries(kept)
    sockets = socket_folder(run, os.environ.get("XDG_RUNTIME_DIR"))
    make_private(sockets, frozenset({os.geteuid(), *(one.owner[0] for one in choices())}))
    identity = settle(identities or choices(), (data, sockets))
    return Cluster(data, sockets, binaries, identity)


def _draft(data: Path) -> Path:
    return data.with_name(data.name + ".new")


def _clear_draft(data: Path, identity: Identity) -> None:
    draft = _draft(data)
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(mode=0o700)
    os.chown(draft, *identity.owner)


def _has(connection: psycopg.Connection[tuple[object, ...]], query: LiteralString) -> bool:
    return connection.execute(query, (NAME,)).fetchone() is not None


_ENVIRONMENT: Mapping[str, str] = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
