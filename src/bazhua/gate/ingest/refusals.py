"""Why a batch is not accepted."""

from bazhua.kernel.errors import DomainError


class GatewayTokenRefused(DomainError):
    """The token is missing, unknown, over, or of another gateway."""

    code = "gateway_token_refused"
    http_status = 401


class BatchMalformed(DomainError):
    """The body is no message of readings, or not of this gateway."""

    code = "batch_malformed"
    http_status = 400

    def __init__(self, problem: str) -> None:
        super().__init__(None, problem=problem)


class BatchTooLarge(DomainError):
    """The body is larger than a batch may be."""

    code = "batch_too_large"
    http_status = 413

    def __init__(self, most: int) -> None:
        super().__init__(None, most=most)


class SequenceTaken(DomainError):
    """There is a batch of this number with another content."""

    code = "sequence_taken"
    http_status = 409

    def __init__(self, sequence: int) -> None:
        super().__init__("seq", sequence=sequence)


class IngestFull(DomainError):
    """As much waits to be written, or to be judged, as may."""

    code = "ingest_full"
    http_status = 429


class IngestDown(DomainError):
    """The database does not answer; whether the batch is in it is not known."""

    code = "ingest_down"
    http_status = 503
