"""A batch of a gateway that was let in: read, written, and what cannot be used put aside."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from bazhua.engine.adapters.log import Draft, Outcome
from bazhua.engine.aside import Reason
from bazhua.engine.messages import Columns, Malformed, readings
from bazhua.gate.ingest.committer import Committer
from bazhua.gate.ingest.refusals import BatchMalformed, BatchTooLarge, SequenceTaken

MOST_BYTES: Final = 262_144
"""2,000 readings in rows take about 160,000."""


class Receipt(NamedTuple):
    """What became of a batch that is durable; ``repeated``: it was before."""

    sequence: int
    accepted: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class Reception:
    """Takes batches, whichever way they came."""

    committer: Committer

    async def take(self, gateway: str, body: bytes) -> Receipt:
        """Return when the batch is in the log, now or since before.

        Raises:
            DomainError: it is not accepted; what came was put aside.
        """
        own = self._checked(gateway, body)
        outcome = await self.committer.write(Draft.of(body, gateway, own.sequence))
        if outcome is Outcome.OTHER_CONTENT:
            self.committer.set_aside(gateway, own.sequence, Reason.OTHER_CONTENT, body)
            raise SequenceTaken(own.sequence)
        return Receipt(own.sequence, len(own.v), outcome is Outcome.REPEATED)

    def check_size(self, gateway: str, body: bytes | bytearray) -> None:
        """Refuse a body that is larger than a batch may be; its beginning is put aside.

        Raises:
            BatchTooLarge: it is.
        """
        if len(body) > MOST_BYTES:
            self.committer.set_aside(gateway, None, Reason.OVERSIZED, bytes(body[:MOST_BYTES]))
            raise BatchTooLarge(MOST_BYTES)

    def _checked(self, gateway: str, body: bytes) -> Columns:
        self.check_size(gateway, body)
        try:
            return readings(body, gateway)
        except Malformed as wrong:
            self.committer.set_aside(gateway, None, Reason.MALFORMED, body)
            raise BatchMalformed(str(wrong)) from wrong
