"""Why a paper about hidden dangers is not drawn up, or does not count as served."""

from bazhua.grips.dangers.domain.papers.terms import PROOF_WORDS
from bazhua.grips.dangers.domain.terms import Proof
from bazhua.kernel.errors import DomainError


class OneSubject(DomainError):
    """A paper is about hidden dangers of one subject."""

    code = "one_subject"


class NoIssuer(DomainError):
    """Who draws up a paper acts for no office and no enterprise at the place."""

    code = "no_issuer"
    http_status = 409


class NotServed(DomainError):
    """What proves the service of a paper is missing."""

    code = "not_served"

    def __init__(self, field: str, proof: Proof) -> None:
        super().__init__(field, proof=PROOF_WORDS[proof])


class ServedAlready(DomainError):
    """A paper is served once."""

    code = "served_already"
    http_status = 409


class OwnDraft(DomainError):
    """A paper of this kind is issued by somebody else than who drafted it."""

    code = "own_draft"
    http_status = 403
