"""Refusals of persons, engagements and posts."""

from datetime import date

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase


class IdentityTaken(DomainError):
    """An identity number is on record under another name."""

    code = "identity_taken"
    http_status = 409


class EngagementRefused(DomainError):
    """An engagement contradicts its kind."""

    code = "engagement_refused"

    def __init__(self, field: str, problem: Phrase) -> None:
        super().__init__(field, problem=problem)


class EngagedAlready(DomainError):
    """The person is engaged there in this way on these days already."""

    code = "engaged_already"
    http_status = 409

    def __init__(self, since: date) -> None:
        super().__init__("since", since=since)


class Ended(DomainError):
    """What has ended, or was never open, is not changed."""

    code = "ended_already"
    http_status = 409


class StillHolds(DomainError):
    """Posts that a person holds hang on what is to end."""

    code = "still_holds"
    http_status = 409

    def __init__(self, posts: str) -> None:
        super().__init__(None, posts=posts)


class StillOwes(DomainError):
    """A post still owes obligations, so it cannot be closed."""

    code = "still_owes"
    http_status = 409

    def __init__(self, number: int) -> None:
        super().__init__(None, number=number)


class NotEngaged(DomainError):
    """A person does not work where the post is."""

    code = "not_engaged"

    def __init__(self) -> None:
        super().__init__("person")


class HoldsAlready(DomainError):
    """The person holds the post already."""

    code = "holds_already"
    http_status = 409

    def __init__(self) -> None:
        super().__init__("person")


class OwnAccount(DomainError):
    """Nobody looks after his own account in place of another."""

    code = "own_account"
    http_status = 403


class AccountBeyond(DomainError):
    """The person has a role that whoever looks after his account could not give."""

    code = "account_beyond"
    http_status = 403


class FactorStays(DomainError):
    """One person alone does not remove the second factor of who has a role that needs two."""

    code = "factor_stays"
    http_status = 409

    def __init__(self) -> None:
        super().__init__("without_totp")
