"""Why a file is not taken, not deleted, or an upload not continued."""

from datetime import datetime
from uuid import UUID

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase


class GivingRefused(DomainError):
    """The one who asks has not been given the right to upload."""

    code = "giving_refused"
    http_status = 403


class QuotaReached(DomainError):
    """One person has announced as much as he may for now."""

    code = "quota_reached"
    http_status = 429

    def __init__(self, limit: Phrase) -> None:
        super().__init__("size", limit=limit)


class StorageLow(DomainError):
    """The disk would become too full."""

    code = "storage_low"
    http_status = 507

    def __init__(self, size: int) -> None:
        super().__init__("size", size=size)


class ContentRefused(DomainError):
    """The whole file is not taken; its upload is over and its bytes are deleted."""

    code = "content_refused"
    http_status = 415


class FileKindRefused(ContentRefused):
    """The bytes are of no kind that is taken, whatever the name says."""

    code = "file_kind_refused"

    def __init__(self, name: str, taken: str) -> None:
        super().__init__("file", name=name, taken=taken)


class FileTooLarge(ContentRefused):
    """The file is larger than its kind may be."""

    code = "file_too_large"
    http_status = 413

    def __init__(self, field: str, size: int, most: int) -> None:
        super().__init__(field, size=size, most=most)


class PictureRefused(ContentRefused):
    """The picture is damaged or unpacks to more points than may be shown."""

    code = "picture_refused"
    http_status = 422

    def __init__(self, name: str, problem: Phrase) -> None:
        super().__init__("file", name=name, problem=problem)


class WrongHash(ContentRefused):
    """The whole is not what was announced."""

    code = "wrong_hash"
    http_status = 422

    def __init__(self, announced: str, found: str) -> None:
        super().__init__("sha256", announced=announced, found=found)


class FileHeld(DomainError):
    """The file must be kept: by a hold, by a record, or until an instant."""

    code = "file_held"
    http_status = 409

    def __init__(self, why: Phrase) -> None:
        super().__init__("file", why=why)


class WrongOffset(DomainError):
    """A piece does not begin where the upload stands; ``expected`` says where to go on."""

    code = "wrong_offset"
    http_status = 409

    def __init__(self, offset: int, expected: int) -> None:
        super().__init__("Upload-Offset", offset=offset, expected=expected)


class PieceDamaged(DomainError):
    """A piece is not what its sender took the checksum of; tus gives this a status of its own."""

    code = "piece_damaged"
    http_status = 460

    def __init__(self, algorithm: str, size: int) -> None:
        super().__init__("Upload-Checksum", algorithm=algorithm, size=size)


class PieceTooLarge(DomainError):
    """A piece is larger than is taken at once."""

    code = "piece_too_large"
    http_status = 413

    def __init__(self, size: int, most: int) -> None:
        super().__init__("Content-Length", size=size, most=most)


class LengthRequired(DomainError):
    """A piece does not say how long it is."""

    code = "length_required"
    http_status = 411

    def __init__(self) -> None:
        super().__init__("Content-Length")


class PieceTypeRefused(DomainError):
    """A piece has another media type than the protocol gives it."""

    code = "piece_type_refused"
    http_status = 415

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__("Content-Type", found=found, wanted=wanted)


class ProtocolRefused(DomainError):
    """The client speaks no version of the protocol that is spoken here."""

    code = "protocol_refused"
    http_status = 412

    def __init__(self, found: str, spoken: str) -> None:
        super().__init__("Tus-Resumable", found=found, spoken=spoken)


class UploadTaken(DomainError):
    """An upload of this identifier was announced by somebody else or with other values."""

    code = "upload_taken"
    http_status = 409

    def __init__(self, uid: UUID) -> None:
        super().__init__("uid", uid=str(uid))


class UploadOver(DomainError):
    """The time of the upload is over, or its bytes are lost."""

    code = "upload_over"
    http_status = 410

    def __init__(self, until: datetime) -> None:
        super().__init__("upload", until=until)
