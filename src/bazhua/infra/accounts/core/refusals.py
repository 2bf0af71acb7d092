"""Why somebody is not let in; none of it tells whether an account exists."""

from datetime import datetime, timedelta

from bazhua.kernel.errors import DomainError
from bazhua.kernel.words import Phrase

MINUTE = timedelta(minutes=1)


class SignInRefused(DomainError):
    """Login name and password do not belong together, or the account is closed."""

    code = "sign_in_refused"


class SignInLocked(DomainError):
    """Too many wrong tries: wait."""

    code = "sign_in_locked"
    http_status = 429

    def __init__(self, until: datetime, at: datetime) -> None:
        super().__init__(None, until=until, minutes=max(1, -((at - until) // MINUTE)))
        self.until = until


class FactorRefused(DomainError):
    """A code of the second factor is wrong, used, or too old."""

    code = "factor_refused"

    def __init__(self) -> None:
        super().__init__("code")


class LinkRefused(DomainError):
    """A one-time link is unknown, used, over, or replaced by a newer one."""

    code = "link_refused"


class PasswordWeak(DomainError):
    """A password is easily guessed."""

    code = "password_weak"

    def __init__(self, problem: Phrase) -> None:
        super().__init__("password", problem=problem)


class LoginRefused(DomainError):
    """A login name has signs that none has, or is too long."""

    code = "login_refused"

    def __init__(self, value: str) -> None:
        super().__init__("login", value=value)


class LoginTaken(DomainError):
    """A login name belongs to another account."""

    code = "login_taken"
    http_status = 409

    def __init__(self, value: str) -> None:
        super().__init__("login", value=value)


class AccountsExist(DomainError):
    """The first administrator is there already."""

    code = "accounts_exist"
    http_status = 409


class FactorMandatory(DomainError):
    """A person who must have a second factor cannot switch it off."""

    code = "factor_mandatory"
    http_status = 409


class SessionNeeded(DomainError):
    """A step of signing in was sent without the one before it, or too late."""

    code = "session_needed"
    http_status = 403


class IssuerRefused(DomainError):
    """The issuer of OpenID Connect does not vouch for anybody, or not in a way that is believed."""

    code = "issuer_refused"
    http_status = 403

    def __init__(self, problem: str) -> None:
        super().__init__(None, problem=problem)


class NothingToShow(DomainError):
    """A person has neither a password nor an issuer to show again who he is."""

    code = "nothing_to_show"
    http_status = 403


class DeviceUnknown(DomainError):
    """Badges count on registered shared devices only, and this is none, or no longer."""

    code = "device_unknown"
    http_status = 403


class BadgeRefused(DomainError):
    """A badge is unknown, ended, or its account is closed."""

    code = "badge_refused"

    def __init__(self) -> None:
        super().__init__("badge")


class PhoneUnknown(DomainError):
    """No phone number of the badge's person is on record."""

    code = "phone_unknown"

    def __init__(self) -> None:
        super().__init__("badge")


class TextsUnset(DomainError):
    """The platform cannot send text messages."""

    code = "texts_unset"
    http_status = 409


class PhoneCodeRefused(DomainError):
    """A code from the phone is wrong, used, over, or was asked for elsewhere."""

    code = "phone_code_refused"

    def __init__(self) -> None:
        super().__init__("code")
