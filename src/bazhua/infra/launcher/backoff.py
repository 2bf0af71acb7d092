"""How long to wait before a child that ended is started again."""

from dataclasses import dataclass

FIRST_S = 0.2
LONGEST_S = 30.0
HEALTHY_S = 60.0


@dataclass(frozen=True, slots=True)
class Backoff:
    """Failures in a row; twice the wait for each, none forgotten before a healthy minute."""

    failures: int = 0

    @property
    def wait_s(self) -> float:
        """Return the seconds to wait before the next start."""
        if self.failures == 0:
            return 0.0
        return min(LONGEST_S, FIRST_S * 2.0 ** min(self.failures - 1, 16))

    def after(self, lived_s: float) -> "Backoff":
        """Return the state after a child ended that had lived for so many seconds."""
        return Backoff(1 if lived_s >= HEALTHY_S else self.failures + 1)
