"""People, once each, and where they work when."""

from django.db import models

from bazhua.infra.db.records import Record
from bazhua.infra.db.scoped import Scoped, scope_indexes
from bazhua.registry.domain.people import EngagementKind
from bazhua.registry.models.named import Named


class Person(Named, Record):
    """A natural person. Seen through his engagements and posts; has no place of his own.

    Attributes:
        identity_hash: keyed hash of the identity number, so that a person is found again.
        identity_sealed: the number, encrypted by `infra.crypto`; shown in clear is ledgered.
        identity_shown: masked, first six and last four signs.

    .. pii: name, identity number, telephone, mail. Erased by erasing the salts and the sealed
       values 3 years after the last engagement.
    """

    identity_hash = models.BinaryField(max_length=32, unique=True, null=True)
    identity_sealed = models.BinaryField(null=True)
    identity_shown = models.CharField(max_length=18, blank=True, default="", db_collation="C")
    phone_hash = models.BinaryField(max_length=32, null=True, db_index=True)
    phone_sealed = models.BinaryField(null=True)
    phone_shown = models.CharField(max_length=20, blank=True, default="", db_collation="C")
    mail_sealed = models.BinaryField(null=True)


class Engagement(Scoped):
    """That a person works at an enterprise or a body for a time.

    Attributes:
        firm: where he works, none when at a body; ``enterprise_id`` is its node, as in every scoped
            table. ``employer`` is another firm when he is lent or contracted.

    .. pii: where a person works. Kept 3 years after its end.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    pinyin = models.CharField(max_length=600, db_collation="C")
    kind = models.CharField(max_length=12, db_collation="C")
    firm = models.ForeignKey(
        "registry.Enterprise", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    employer = models.ForeignKey(
        "registry.Enterprise", null=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("registry.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """At an enterprise or a body, not both."""

        indexes = (
            *scope_indexes("registry_engag", "pinyin"),
            models.Index(fields=["person"], name="registry_engag_person"),
        )
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(firm=None) ^ models.Q(organisation=None),
                name="registry_engagement_where",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in EngagementKind]),
                name="registry_engagement_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="registry_engagement_span",
            ),
        )


class Post(Named, Scoped):
    """A post at an enterprise or a body: obligations are owed by it, whoever holds it.

    Its address is ``post:<uid>``.

    .. no_pii: kept always.
    """

    kind = models.CharField(max_length=24, db_collation="C")
    firm = models.ForeignKey(
        "registry.Enterprise", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("registry.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)

    class Meta(Scoped.Meta):
        """At an enterprise or a body, not both."""

        indexes = scope_indexes("registry_post", "pinyin")
        constraints = (
            *Scoped.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(firm=None) ^ models.Q(organisation=None),
                name="registry_post_where",
            ),
        )


class Holding(Record):
    """That a person holds a post for a time; several may, such as the set of principals.

    .. pii: which post a person holds. Kept 3 years after its end.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """A person holds a post once at a time."""

        indexes = (
            models.Index(fields=["post", "until"], name="registry_holding_post"),
            models.Index(fields=["person", "until"], name="registry_holding_person"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["post", "person"],
                condition=models.Q(until=None),
                name="registry_holding_lasting",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="registry_holding_span",
            ),
        )
