"""When a warning comes and when it goes: the evidence must hold for a while, either way."""

from dataclasses import dataclass

from bazhua.grips.inherent.domain.warning.policy import WarningHolding


@dataclass(frozen=True, slots=True)
class Course:
    """Where a unit has come to.

    Attributes:
        warns: whether there is a warning.
        run: samples in a row, up to the last, that speak for the contrary.
    """

    warns: bool = False
    run: int = 0

    def after(self, beyond: float | None, holding: WarningHolding) -> "Course":
        """Return where it has come to after a sample.

        Args:
            beyond: how far the evidence is beyond its threshold, above 1 it is; nothing where the
                sample says nothing, which changes nothing.
        """
        if beyond is None:
            return self
        if (beyond > 1) == self.warns:
            return Course(self.warns)
        wanted = holding.goes_after if self.warns else holding.comes_after
        run = self.run + 1
        return Course(not self.warns) if run >= wanted else Course(self.warns, run)
