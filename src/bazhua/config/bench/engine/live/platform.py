"""A gate and an engine at work on a database of their own."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import psycopg

from bazhua.config.bench.engine.live.driving import wait_until
from bazhua.config.bench.engine.plant import EACH, gateway
from bazhua.config.bench.engine.processes import Process, beside
from bazhua.engine.adapters.gateways import enrol, issue
from bazhua.engine.adapters.log import Draft, append
from bazhua.engine.messages import Definitions, EntryKind, encoded
from bazhua.infra.launcher.health import is_healthy
from bazhua.infra.launcher.ports import claim_port
from bazhua.infra.telemetry.partitions import keep_days

FIRST_PORT: Final = 28_100
PLANNED_WITHIN_S: Final = 300.0


@dataclass(frozen=True, slots=True)
class Platform:
    """Where the gate listens, a token of each gateway, both processes, a connection of ours."""

    port: int
    tokens: dict[str, str]
    gate: Process
    engine: Process
    log: psycopg.Connection

    def value(self, question: str, *told: Any) -> Any:
        """Return the one value of an answer."""
        found = self.log.execute(question, told).fetchone()
        assert found is not None  # noqa: S101 -- each of these has one
        return found[0]

    def judged(self) -> int:
        """Return how many readings the engine has applied."""
        return int(self.value("SELECT readings FROM telemetry_applied"))

    def has_caught_up(self) -> bool:
        """Tell whether the engine has applied all that is no tick."""
        return bool(
            self.value(
                "SELECT position >= coalesce((SELECT max(id) FROM telemetry_log WHERE kind < 3), 0)"
                " FROM telemetry_applied"
            )
        )


@contextmanager
def platform(told: Definitions, settings: Mapping[str, str]) -> Iterator[Platform]:
    """Run a gate and an engine that knows some points, until the end of the block.

    Args:
        settings: variables of the gate besides its port.
    """
    keep_days(datetime.now(UTC).date(), {})
    claim = claim_port(FIRST_PORT)
    with (
        psycopg.connect(os.environ["BAZHUA_DATABASE_URL"], autocommit=True) as log,
        beside("gate", BAZHUA_GATE_PORT=str(claim.port), **settings) as gate,
        beside("engine") as engine,
    ):
        append(log, [Draft.own(EntryKind.DEFINITIONS, encoded(told))])
        own = Platform(claim.port, _tokens(log, len(told.points)), gate, engine, log)
        wait_until(lambda: is_healthy(claim.port))
        wait_until(own.has_caught_up, PLANNED_WITHIN_S)
        yield own
    claim.release()


def _tokens(log: psycopg.Connection, points: int) -> dict[str, str]:
    codes = [gateway(number) for number in range(points // EACH)]
    with log.transaction():
        for code in codes:
            enrol(log, code)
        return {code: issue(log, code) for code in codes}
