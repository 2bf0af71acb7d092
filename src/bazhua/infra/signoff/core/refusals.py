"""Why a signature is not taken."""

from enum import StrEnum

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase, Word


class PlanRefused(DomainError):
    """The plan of a sign-off contradicts itself."""

    code = "plan_refused"

    def __init__(self, step: str, problem: Phrase) -> None:
        super().__init__(f"steps.{step}", step=step, problem=problem)


class Why(StrEnum):
    """The rule that a signature breaks."""

    CLOSED = "CLOSED"
    NOT_YET = "NOT_YET"
    CONTENT_CHANGED = "CONTENT_CHANGED"
    NOT_A_SIGNER = "NOT_A_SIGNER"
    UNKNOWN_ACCOUNT = "UNKNOWN_ACCOUNT"
    NOT_THE_HOLDER = "NOT_THE_HOLDER"
    NOT_DELEGATED = "NOT_DELEGATED"
    BARRED = "BARRED"
    TWICE = "TWICE"
    METHOD = "METHOD"
    PLACE = "PLACE"
    NO_REASON = "NO_REASON"


class SigningRefused(DomainError):
    """A signature or refusal is not taken; ``why`` says by which rule."""

    code = "signing_refused"
    http_status = 409

    def __init__(self, why: Why, problem: Phrase) -> None:
        super().__init__(None, why=why, problem=problem)
        self.why = why


class ProofRefused(DomainError):
    """What should prove the will to sign does not: a blank stroke, an old sign-in, a bad seal."""

    code = "proof_refused"
    http_status = 400

    def __init__(self, problem: Phrase) -> None:
        super().__init__("proof", problem=problem)


class AskedAlready(DomainError):
    """The same signatures about a record are asked for already, or given and not used yet."""

    code = "asked_already"
    http_status = 409


class NoSigner(DomainError):
    """Nobody is on record who would have to sign."""

    code = "no_signer"
    http_status = 409

    def __init__(self, signer: Word) -> None:
        super().__init__(None, signer=signer)
