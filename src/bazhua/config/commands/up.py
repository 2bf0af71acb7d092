"""`bazhua up`: start the platform on this machine and keep it running."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import click
import psycopg

from bazhua.config.jobs import JOBS
from bazhua.config.plants.brokers.base import DemoBroker
from bazhua.config.plants.brokers.finding import broker_in
from bazhua.infra.launcher.health import is_healthy
from bazhua.infra.launcher.home import Home, move_in, open_home
from bazhua.infra.launcher.journal import Journal
from bazhua.infra.launcher.pause import signals_held, wait_until
from bazhua.infra.launcher.ports import LAST_PORT, LOOPBACK, claim_port
from bazhua.infra.launcher.postgres.startup import start_database
from bazhua.infra.launcher.process import ProcessSpec
from bazhua.infra.launcher.refusal import LaunchRefused, StopRequested, refuse
from bazhua.infra.launcher.supervisor import Supervisor
from bazhua.kernel.words import Lang, Phrase, Word, say

SETTINGS = "bazhua.config.settings.site"
APPLICATION = "bazhua.config.wsgi:application"
GIVEN_DATABASE_WITHIN_S = 10.0
PREPARED_WITHIN_S = 3600.0
ANSWER_WITHIN_S = 2
MOST_WORKERS = 4
COMPANIONS = ("clock", "worker", "engine", "alarms", *(("jobs",) if JOBS else ()))
DEMONSTRATION = "BAZHUA_DEMO_SEED"
SECOND_HAND = "jobs 2"
"""A long import is taken by two processes; and what is short need not wait for one that is long."""

THREADS_PER_WORKER = 4

Tell = Callable[[Phrase], None]


@click.command("up")
@click.option(
    "--home",
    type=click.Path(readable=False, path_type=Path),
    envvar="BAZHUA_HOME",
    default=Path("var"),
    show_default=True,
    show_envvar=True,
    help="Folder of data, files, keys and logs.",
)
@click.option(
    "--port",
    type=click.IntRange(1, LAST_PORT - 1),
    envvar="BAZHUA_PORT",
    default=8000,
    show_default=True,
    show_envvar=True,
    help="First port to try; the live stream takes the next free one.",
)
@click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Lang]),
    help="Of the messages; else by LANG.",
)
def command(home: Path, port: int, lang: str | None) -> None:
    """Start the platform on this machine and supervise it; Ctrl-C stops it.

    BAZHUA_DATABASE_URL names a PostgreSQL to use; without it one is started in the home.
    """
    launch(home, port, lang)


def launch(home: Path, port: int, lang: str | None) -> None:
    """Run the platform, or say why not and exit with 1."""
    language = Lang(lang) if lang else spoken(os.environ)

    def tell(phrase: Phrase) -> None:
        click.echo(phrase.text(language))

    try:
        with signals_held():
            up(home, port, tell)
    except LaunchRefused as refused:
        click.echo(refused.phrase.text(language), err=True)
        sys.exit(1)


def spoken(environment: Mapping[str, str]) -> Lang:
    """Return the language the environment asks for: Chinese for zh_*, else English."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((value for value in named if value), "")
    return Lang.ZH if chosen.lower().startswith("zh") else Lang.EN


def up(root: Path, first_port: int, tell: Tell) -> None:
    """Run the platform until somebody asks for the end.

    Raises: LaunchRefused – it cannot start; nothing of it is left running.
    """
    began = time.monotonic()
    home = open_home(root)
    tenancy = move_in(home)
    claim = claim_port(first_port)
    gate_claim = claim_port(claim.port + 1)
    broker_claim = claim_port(gate_claim.port + 1)
    supervisor = Supervisor(Journal(home.log), tell)
    address = f"http://{LOOPBACK}:{claim.port}/"
    try:
        tenancy.tell(address)
        broker = broker_in(home, broker_claim.port) if DEMONSTRATION in os.environ else None
        _bring_up(Platform(home, claim.port, gate_claim.port, broker), supervisor, tell)
        took = f"{time.monotonic() - began:.1f}"
        tell(
            say(
                "八抓已就绪（{s} 秒）：{address}",
                "Bazhua is ready ({s} s): {address}",
                s=took,
                address=address,
            )
        )
        _tell_first_link(home, tell)
        _tell_entrances(home, tell)
        tell(say("按 Ctrl-C 停止。", "Ctrl-C stops it."))
        supervisor.watch()
    except StopRequested:
        tell(say("启动已取消。", "The start was cancelled."))
    finally:
        tell(say("正在停止…", "Stopping …"))
        supervisor.stop()
        for held in (claim, gate_claim, broker_claim):
            held.release()
        tenancy.leave()
    tell(say("已停止。", "Stopped."))


@dataclass(frozen=True, slots=True)
class Platform:
    """What the platform's own processes are told."""

    home: Home
    port: int
    gate_port: int
    broker: DemoBroker | None = None

    def environment(self, database_url: str) -> dict[str, str]:
        """Return the environment of a process; the addresses that people type may be given."""
        return {
            "BAZHUA_ORIGIN": f"http://{LOOPBACK}:{self.port}",
            "BAZHUA_STREAM_URL": f"http://{LOOPBACK}:{self.gate_port}/stream",
            **os.environ,
            "BAZHUA_HOME": str(self.home.root),
            "BAZHUA_DATABASE_URL": database_url,
            "BAZHUA_GATE_HOST": LOOPBACK,
            "BAZHUA_GATE_PORT": str(self.gate_port),
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONUNBUFFERED": "1",
        }

    def preparation(self, database_url: str) -> ProcessSpec:
        """Return the process that updates tables and static files."""
        return ProcessSpec(
            name="prepare",
            argv=(sys.executable, "-m", "bazhua.config.prepare"),
            env=self.environment(database_url),
            ready_within_s=PREPARED_WITHIN_S,
        )

    def site(self, database_url: str) -> ProcessSpec:
        """Return the process that serves the pages; told to end, it ends its workers first."""
        env = self.environment(database_url)
        host = urlsplit(env["BAZHUA_ORIGIN"]).netloc
        workers = min(os.cpu_count() or 1, MOST_WORKERS)
        options = {
            "--interface": "wsgi",
            "--host": LOOPBACK,
            "--port": self.port,
            "--workers": workers,
            "--blocking-threads": THREADS_PER_WORKER,
            "--workers-kill-timeout": 5,
            "--static-path-route": "/static",
            "--static-path-mount": self.home.static,
        }
        pairs = [str(part) for pair in options.items() for part in pair]
        switches = ("--respawn-failed-workers", "--no-ws", APPLICATION)
        return ProcessSpec(
            name="site",
            argv=(sys.executable, "-m", "granian", *pairs, *switches),
            env=env,
            death_signal=signal.SIGTERM,
            ready=lambda: is_healthy(self.port, host),
        )

    def companion(self, name: str, database_url: str) -> ProcessSpec:
        """Return a process that runs beside the site: a command of its own name."""
        return ProcessSpec(
            name=name,
            argv=(sys.executable, "-m", "bazhua.config", name),
            env=self.environment(database_url),
        )

    def gate(self, database_url: str) -> ProcessSpec:
        """Return the process that takes readings and tells open pages what changed."""
        alone = self._through("gate", "BAZHUA_MQTT_URL", database_url)
        return replace(alone, ready=lambda: is_healthy(self.gate_port))

    def plants(self, database_url: str) -> ProcessSpec:
        """Return the process that lets the plants of a demonstration run."""
        return self._through("plants", "BAZHUA_PLANTS_MQTT_URL", database_url)

    def _through(self, name: str, setting: str, database_url: str) -> ProcessSpec:
        """Return a companion that is told the way to the broker, where there is one."""
        alone = self.companion(name, database_url)
        told = {setting: self.broker.url(name)} if self.broker else {}
        return replace(alone, env={**alone.env, **told})


def _bring_up(platform: Platform, supervisor: Supervisor, tell: Tell) -> None:
    given = os.environ.get("BAZHUA_DATABASE_URL")
    if given:
        _await_given(given, tell)
    url = given or start_database(supervisor, platform.home, tell)
    tell(say("更新数据表和页面文件…", "Updating tables and page files …"))
    supervisor.run(platform.preparation(url), heard(platform.home.progress, tell))
    tell(say("启动网站…", "Starting the site …"))
    for name in COMPANIONS:
        supervisor.start(platform.companion(name, url))
    if platform.broker:
        supervisor.start(platform.broker.process())
    supervisor.start(platform.gate(url))
    # Last of what pages need: who gets one has all that stands behind it.
    supervisor.start(platform.site(url))
    if DEMONSTRATION in os.environ:
        supervisor.start(platform.plants(url))
    if JOBS:
        supervisor.start(replace(platform.companion("jobs", url), name=SECOND_HAND))


def heard(progress: Path, tell: Tell) -> Callable[[], None]:
    """Return what tells how far the preparation has come, each time that it says something new."""
    progress.unlink(missing_ok=True)
    before = ""

    def hear() -> None:
        nonlocal before
        now = progress.read_text(encoding="utf-8") if progress.is_file() else ""
        if now not in {"", before}:
            zh, en, percent = now.split("\t")
            what = Word(zh, en)
            tell(say("  {what} {percent} %", "  {what} {percent} %", what=what, percent=percent))
        before = now

    return hear


def _tell_first_link(home: Home, tell: Tell) -> None:
    """Print the link of the first administrator, once; afterwards it stands nowhere."""
    if not home.first_link.is_file():
        return
    link = home.first_link.read_text(encoding="utf-8")
    home.first_link.unlink()
    tell(
        say(
            "还没有账号。第一位管理员请打开此链接（一次有效）：{link}",
            "There is no account yet. The first administrator opens this link, once: {link}",
            link=link,
        )
    )


def _tell_entrances(home: Home, tell: Tell) -> None:
    """Print how one signs in to a demonstration by hand, once; afterwards it stands nowhere."""
    if not home.entrances.is_file():
        return
    lines = home.entrances.read_text(encoding="utf-8")
    home.entrances.unlink()
    tell(
        say(
            "演示平台：人员、企业均为虚构。打开网页即可在黄色横条中一键换身份；也可用以下账号登录（密码只显示这一次）：\n{lines}",
            "A demonstration: everybody and everything is invented. The yellow bar of each page lets you become somebody; or sign in with (passwords are shown only now):\n{lines}",
            lines=lines,
        )
    )


def _await_given(url: str, tell: Tell) -> None:
    tell(
        say(
            "等待 BAZHUA_DATABASE_URL 指定的数据库…",
            "Waiting for the database of BAZHUA_DATABASE_URL …",
        )
    )
    said: list[str] = []

    def answers() -> bool:
        try:
            with psycopg.connect(url, connect_timeout=ANSWER_WITHIN_S) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError as problem:
            said.append(str(problem).strip())
            return False

    if not wait_until(answers, within_s=GIVEN_DATABASE_WITHIN_S, every_s=0.5):
        raise refuse(
            "BAZHUA_DATABASE_URL 指定的数据库没有应答：{said}",
            "The database of BAZHUA_DATABASE_URL does not answer: {said}",
            said=said[-1],
        )
