"""Hints from the database to the hub, over breaks of the connection."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from bazhua.engine.adapters.database import STREAM, Database, DatabaseGone
from bazhua.gate.hub import Hub
from bazhua.kernel.stream.hint import Hint, NotAHint

SOONEST_S: Final = 0.2
LATEST_S: Final = 5.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Source:
    """The one connection that listens for all pages."""

    database: Database
    hub: Hub
    listening: bool = False

    async def run(self) -> None:
        """Listen for ever; after a break, what was missed is not known, so all pages refresh."""
        wait_s = SOONEST_S
        while True:
            try:
                async with self.database.wire(STREAM) as payloads:
                    log.info("listening")
                    self.listening, wait_s = True, SOONEST_S
                    self.hub.refresh()
                    async for payload in payloads:
                        self._pass_on(payload)
            except DatabaseGone as gone:
                log.warning("database_down: %s", gone)
            finally:
                self.listening = False
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LATEST_S)

    def _pass_on(self, payload: str) -> None:
        try:
            hint = Hint.of_payload(payload)
        except NotAHint:
            log.warning("a notification of %d signs is no hint", len(payload))
        else:
            self.hub.tell(hint)
