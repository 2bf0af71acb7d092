"""What a phone sends, read strictly."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, TypeVar
from uuid import UUID

from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.services.locating import Named
from bazhua.grips.dangers.services.reporting import Report
from bazhua.kernel.errors import NotJson, WrongType
from bazhua.kernel.shape.reading import load, read
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Word

ShapeT = TypeVar("ShapeT")
Longitude = Annotated[Decimal | None, Between(-180, 180)]
Latitude = Annotated[Decimal | None, Between(-90, 90)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A report as JSON has it; identifiers are empty where there is none."""

    wrong: str
    said_at: datetime
    sent_at: datetime
    place: str = ""
    subject_kind: str = ""
    subject_uid: str = ""
    longitude: Longitude = None
    latitude: Latitude = None
    same_as: str = ""
    visit: str = ""

    @property
    def report(self) -> Report:
        """The same as the service takes it.

        Raises:
            WrongType: an identifier is none.
        """
        return Report(
            wrong=self.wrong.strip(),
            said_at=self.said_at,
            sent_at=self.sent_at,
            where=Named(
                place=uid(self.place, "place"),
                subject_kind=self.subject_kind,
                subject_uid=uid(self.subject_uid, "subject_uid"),
                spot=spot_at(self.longitude, self.latitude),
                visit=uid(self.visit, "visit"),
            ),
            same_as=uid(self.same_as, "same_as"),
        )


def message(body: bytes) -> Message:
    """Return the report that a phone sent.

    Raises:
        DomainError: it is not JSON, or a field is refused.
    """
    return parcel(Message, body)


def parcel(shape: type[ShapeT], body: bytes) -> ShapeT:
    """Return what a phone sent.

    Raises:
        DomainError: it is not JSON, or a field is refused.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise NotJson(str(error)) from error
    return shape(**read(shape, load(text)))


def uid(text: str, field: str) -> UUID | None:
    """Return the identifier in a text, none for an empty one.

    Raises:
        WrongType: it is none.
    """
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise WrongType(field, text[:80], Word("UUID", "a UUID")) from error


def spot_at(longitude: Decimal | None, latitude: Decimal | None) -> Spot | None:
    """Return the position in degrees; none where one of them is missing."""
    if longitude is None or latitude is None:
        return None
    return Spot(float(longitude), float(latitude))
