"""Mail by SMTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum
from smtplib import SMTP, SMTP_SSL, SMTPException, SMTPResponseException
from ssl import create_default_context
from typing import Final

from bazhua.infra.notify.core.ports import Kind, Parcel, Problem, SendFailed

LASTING_REPLY: Final = 500


class Security(StrEnum):
    """How the way to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailChannel:
    """Sends through one mail server; a repeated message keeps its Message-ID."""

    host: str
    port: int
    sender: str
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 10.0

    @property
    def kind(self) -> Kind:
        """Mail."""
        return Kind.MAIL

    def send(self, parcel: Parcel) -> str:
        """Hand a mail to the server; return its Message-ID.

        Raises:
            SendFailed: refused for good by a reply of 500 or more, else to be tried again.
        """
        mail = self._mail(parcel)
        try:
            with self._session() as session:
                session.send_message(mail)
        except (SMTPException, OSError) as exc:
            raise _failure(exc) from exc
        return str(mail["Message-ID"])

    def _mail(self, parcel: Parcel) -> EmailMessage:
        mail = EmailMessage()
        try:
            mail["To"], mail["Subject"] = parcel.address, parcel.title
        except ValueError as exc:
            raise SendFailed(Problem.REFUSED, "header") from exc
        mail["From"] = self.sender
        mail["Message-ID"] = f"<{parcel.key}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(parcel.text)
        return mail

    @contextmanager
    def _session(self) -> Iterator[SMTP]:
        if self.security is Security.TLS:
            opened: SMTP = SMTP_SSL(
                self.host, self.port, timeout=self.timeout_s, context=create_default_context()
            )
        else:
            opened = SMTP(self.host, self.port, timeout=self.timeout_s)
        with opened as session:
            if self.security is Security.STARTTLS:
                session.starttls(context=create_default_context())
            if self.user:
                session.login(self.user, self.password)
            yield session


def _failure(exc: Exception) -> SendFailed:
    """Return the failure without the reply's words: they may quote the address."""
    replies = getattr(exc, "recipients", {}).values()
    codes = [code for code, _ in replies]
    if isinstance(exc, SMTPResponseException):
        codes.append(exc.smtp_code)
    lasting = bool(codes) and min(codes) >= LASTING_REPLY
    problem = Problem.REFUSED if lasting else Problem.UNREACHABLE
    return SendFailed(problem, f"{type(exc).__name__} {codes}")
