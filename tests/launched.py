"""Real processes for tests: one database and one platform per run, shared by all workers.

`shared_database` and `shared_platform` are called by fixtures. As a program this file is what they
start: `serve` runs the launcher's database alone, `keep` ends a command with the test run.
"""

import fcntl
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest

from bazhua.infra.launcher.home import Home, move_in, open_home, who_runs
from bazhua.infra.launcher.identity import choices
from bazhua.infra.launcher.journal import Journal
from bazhua.infra.launcher.linux import die_with_parent
from bazhua.infra.launcher.pause import signals_held
from bazhua.infra.launcher.postgres.cluster import SETTINGS, database_url, prepare_cluster
from bazhua.infra.launcher.postgres.sockets import socket_folder
from bazhua.infra.launcher.postgres.startup import start_database
from bazhua.infra.launcher.refusal import StopRequested
from bazhua.infra.launcher.supervisor import Supervisor
from bazhua.kernel.words import Lang, Phrase

THIS = Path(__file__)
BAZHUA = Path(sys.executable).with_name("bazhua")
STARTED_WITHIN_S = 90.0
IDENTITIES = ("mapped", "dropped")
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""What is lost with the machine may be; killed processes lose nothing all the same."""

KEEPERS: list["subprocess.Popen[bytes]"] = []
"""They end with the whole run; a forgotten one would warn that it still runs."""


@dataclass(frozen=True, slots=True)
class Launched:
    """A running platform."""

    address: str
    database_url: str
    home: Path


def shared_database(factory: pytest.TempPathFactory) -> str:
    """Return the address of the one PostgreSQL of this test run; the first caller starts it."""
    home = _shared("database", factory, [sys.executable, str(THIS), "serve", "--careless"])
    _, address = told_by(home)
    return address


def shared_platform(factory: pytest.TempPathFactory) -> Launched:
    """Return the one `bazhua up` of this test run; the first caller starts it."""
    home = _shared("platform", factory, [str(BAZHUA), "up", "--port", "18000", "--home"])
    _, address = told_by(home)
    _until_healthy(address)
    return Launched(address, embedded_url(home), home)


def embedded_url(home: Path) -> str:
    """Return the address of the database that a home serves."""
    return database_url(socket_folder(Home(home).run, os.environ.get("XDG_RUNTIME_DIR")))


def _shared(name: str, factory: pytest.TempPathFactory, command: list[str]) -> Path:
    base = factory.getbasetemp()
    in_worker = "PYTEST_XDIST_WORKER" in os.environ
    run, whole_run = (base.parent, os.getppid()) if in_worker else (base, os.getpid())
    home = run / f"shared-{name}"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            home.mkdir(mode=0o700)
            keeper = [sys.executable, str(THIS), "keep", str(whole_run), str(home), *command]
            environment = {k: v for k, v in os.environ.items() if not k.startswith("BAZHUA_")}
            with (run / f"{name}.log").open("w") as output:
                started = subprocess.Popen(
                    [*keeper, str(home)],
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                )
                KEEPERS.append(started)
    return home


def told_by(home: Path, within_s: float = STARTED_WITHIN_S) -> tuple[int, str]:
    """Return process and address of what runs in a home, once it has said so."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        told = who_runs(Home(home)) if (home / "lock").is_file() else None
        if told is not None:
            return told
        time.sleep(0.05)
    raise TimeoutError(home)


def _until_healthy(address: str) -> None:
    until = time.monotonic() + STARTED_WITHIN_S
    while time.monotonic() < until:
        if answers(address):
            return
        time.sleep(0.1)
    raise TimeoutError(address)


def answers(address: str) -> bool:
    """Tell whether the site at an address says that it is well."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@click.group()
def main() -> None:
    """Run one of the two programs."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--as", "identity", type=click.Choice(IDENTITIES))
@click.option("--careless", is_flag=True, help="Do not wait for the disc.")
def serve(folder: Path, identity: str | None, *, careless: bool) -> None:
    """Serve the database of a home, as `bazhua up` would, and nothing else."""
    home = open_home(folder)
    tried = (choices()[IDENTITIES.index(identity)],) if identity else None
    cluster = prepare_cluster(home.data, home.run, tried)
    if careless:
        cluster = replace(cluster, settings={**SETTINGS, **CARELESS})
    tenancy = move_in(home)

    def tell(phrase: Phrase) -> None:
        click.echo(phrase.text(Lang.EN))

    with signals_held():
        supervisor = Supervisor(Journal(home.log), tell)
        try:
            tenancy.tell(start_database(supervisor, home, tell, cluster))
            supervisor.watch()
        except StopRequested:
            click.echo("cancelled")
        finally:
            supervisor.stop()
            tenancy.leave()


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("run", type=int)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("command", nargs=-1)
def keep(run: int, folder: Path, command: tuple[str, ...]) -> None:
    """Run a command until the test run ends, then remove its folder."""
    me = os.getpid()
    started = subprocess.Popen(command, preexec_fn=lambda: die_with_parent(signal.SIGTERM, me))  # noqa: PLW1509 -- one thread
    select.select([os.pidfd_open(run)], [], [])
    started.terminate()
    started.wait()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
