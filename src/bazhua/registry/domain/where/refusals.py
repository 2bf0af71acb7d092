"""Refusals of regions, bodies, enterprises and places."""

from datetime import date

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase


class CodeRefused(DomainError):
    """A credit code fails its form or its check character."""

    code = "code_not_valid"

    def __init__(self, field: str, value: str, problem: Phrase) -> None:
        super().__init__(field, value=value, problem=problem)


class CodeTaken(DomainError):
    """Another enterprise or body has this credit code."""

    code = "code_taken"
    http_status = 409

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


class ProofMissing(DomainError):
    """A code that fails its check is taken only with a reason and a file that proves it."""

    code = "proof_missing"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


class UnknownIndustry(DomainError):
    """Not a code of the classification of industries."""

    code = "unknown_industry"
    http_status = 400

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


class UnknownRegion(DomainError):
    """No region in use has this code or name, or several have the name."""

    code = "unknown_region"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


class RegionTooHigh(DomainError):
    """An enterprise stands in a town, or at least in a county."""

    code = "region_too_high"

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, value=value)


class ClosedAlready(DomainError):
    """What has ended is not changed any more."""

    code = "closed_already"
    http_status = 409

    def __init__(self, until: date | None) -> None:
        super().__init__(None, until=until)


class OutOfOrder(DomainError):
    """An end that lies before its beginning, or a beginning before the one it belongs to."""

    code = "out_of_order"

    def __init__(self, field: str, value: date, least: date) -> None:
        super().__init__(field, value=value, least=least)


class SupervisedAlready(DomainError):
    """The department supervises the enterprise already."""

    code = "supervised_already"
    http_status = 409

    def __init__(self, department: str) -> None:
        super().__init__("department", department=department)


class StillUsed(DomainError):
    """Something hangs on what is to end."""

    code = "still_used"
    http_status = 409

    def __init__(self, problem: Phrase) -> None:
        super().__init__(None, problem=problem)


class WrongRung(DomainError):
    """A place stands below one of a higher rung of the same enterprise."""

    code = "wrong_rung"

    def __init__(self, kind: str) -> None:
        super().__init__("parent", kind=kind)


class RegionMoveRefused(DomainError):
    """A region cannot go there, or not on that day."""

    code = "region_move_refused"

    def __init__(self, field: str, problem: Phrase) -> None:
        super().__init__(field, problem=problem)
