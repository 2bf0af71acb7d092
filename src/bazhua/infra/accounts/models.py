"""Accounts, their sessions, one-time links, and the tries that were wrong."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from typing_extensions import override

from bazhua.infra.accounts.core.needs import Method, Need
from bazhua.infra.db.records import Record


class User(AbstractBaseUser, Record):
    """An account: the sign-in of one person, known by uid only.

    Attributes:
        must_change: the password is to be set anew at the next sign-in.
        totp_sealed: secret of the second factor, sealed about ``accounts.totp`` and the uid.
        totp_step: the last time step whose code was used; none counts twice.

    .. pii: the login name. Kept as long as the person; a closed account keeps its name so that
       nobody else gets it.
    """

    login = models.CharField(max_length=80, unique=True, db_collation="C")
    person_uid = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    totp_sealed = models.BinaryField(null=True)
    totp_step = models.PositiveBigIntegerField(default=0)
    last_login = None

    USERNAME_FIELD = "login"

    @property
    def has_totp(self) -> bool:
        """Whether a second factor is set up."""
        return self.totp_sealed is not None

    @override
    def __str__(self) -> str:
        return f"User {self.uid}"


class RecoveryCode(models.Model):
    """A code for who has lost his second factor; each counts once. .. no_pii: a keyed hash."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    code_hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Each once."""

        constraints = (
            models.UniqueConstraint(fields=["user", "code_hash"], name="accounts_recovery_once"),
        )

    @override
    def __str__(self) -> str:
        return f"RecoveryCode {self.pk}"


class Link(Record):
    """A link that lets one person set his password once; the first administrator's has no account.

    .. no_pii: a hash. Kept 30 days after its end.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One open link for each account, and one for the first administrator."""

        constraints = (
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="accounts_link_open_once",
            ),
        )


class Device(Record):
    """A device that several persons use one after the other, by a token in its cookie.

    Attributes:
        path: of the node of the tree where it stands; who looks after accounts there, looks after it.

    .. pii: who enrolled it, by uid. Kept 30 days after its end.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)
    name = models.CharField(max_length=80)
    path = models.CharField(max_length=200, blank=True, default="", db_collation="C")
    enrolled_by = models.UUIDField()
    enrolled_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Session(Record):
    """That somebody is signed in, or on his way.

    Attributes:
        token_hash: of the cookie, which is not kept.
        needs: what is still missing; only an empty one lets him in.
        idle_s: it ends so long after it was last used, seconds.
        link: that he came by; used up when the password is set.
        confirmed_at: when he last showed again who he is.
        totp_sealed: a second factor that is being set up.
        agent: what the browser calls itself.
        device: the shared device that it was begun on.

    .. pii: when a person used which browser. Kept 30 days after its end.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    needs = models.CharField(max_length=10, blank=True, db_collation="C")
    methods = ArrayField(models.CharField(max_length=10, db_collation="C"))
    is_shared = models.BooleanField(default=False)
    idle_s = models.PositiveIntegerField()
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    link = models.ForeignKey(Link, models.PROTECT, related_name="+", null=True)
    totp_sealed = models.BinaryField(null=True)
    agent = models.CharField(max_length=200, blank=True, default="")
    device = models.ForeignKey(Device, models.PROTECT, related_name="+", null=True)

    class Meta:
        """The open ones of an account are listed."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(needs__in=[need.value for need in Need])
                & models.Q(methods__contained_by=[method.value for method in Method]),
                name="accounts_session_codes",
            ),
        )
        indexes = (
            models.Index(
                fields=["user", "-since"],
                condition=models.Q(ended_at=None),
                name="accounts_session_open",
            ),
            models.Index(fields=["seen_at"], name="accounts_session_seen"),
        )


class Tries(models.Model):
    """Tries of a login name, an account's codes or an address that did not prove right.

    Attributes:
        key: a keyed hash; a name that no account has is counted alike.

    .. no_pii: a keyed hash. Kept 24 hours after the last try.
    """

    key = models.BinaryField(max_length=32, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        """Old ones are deleted."""

        indexes = (models.Index(fields=["last"], name="accounts_tries_last"),)

    @override
    def __str__(self) -> str:
        return f"Tries {self.count}"


class Badge(Record):
    """A printed code that names an account; it lets nobody in without a code on his phone.

    .. no_pii: a hash. Kept 30 days after its end.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    code_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One open badge for each account."""

        constraints = (
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(ended_at=None), name="accounts_badge_open_once"
            ),
        )


class PhoneCode(Record):
    """A code on its way to a phone, for the badge that was shown on a device.

    Attributes:
        sealed: the code until it has left, sealed about ``accounts.phone_code`` and the uid.
        next_try_at: when the clock sends it, or tries again.
        problem: why it never left.

    .. no_pii: hashes. Kept a day.
    """

    badge = models.ForeignKey(Badge, models.PROTECT, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    code_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(null=True)
    next_try_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, blank=True, default="", db_collation="C")

    class Meta:
        """Those that wait to be sent."""

        indexes = (
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(sealed__isnull=False),
                name="accounts_phone_code_waits",
            ),
        )
