"""Roles given to persons and to programs, over a node or a group, for a time."""

from django.db import models

from bazhua.infra.db.records import Record

OVER_ONE = models.Q(node=None) ^ models.Q(group=None)


class Client(Record):
    """A program that uses the API under grants of its own.

    Attributes:
        token_hash: SHA-256 of the token, which is shown once.
        given_by: uid of who made it.

    .. no_pii: kept 3 years after its end.
    """

    name = models.CharField(max_length=120)
    token_hash = models.BinaryField(max_length=32, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    given_by = models.UUIDField()

    class Meta:
        """It ends."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="registry_client_span"
            ),
        )


class RoleGrant(Record):
    """A role of a person or a program; what it may do is in the matrix of rights.

    Attributes:
        group: a corporate group, when it reaches the group's enterprises wherever they are.
        departments: mask of `Department.bit`; none does not narrow.
        assignment: the batch, case or residency it is for.
        confirmed_by: the second person where the role needs one, else who gave it; a grant that
            nobody has confirmed gives nothing.

    .. pii: which roles a person has. Kept 3 years after its end.
    """

    person = models.ForeignKey(
        "registry.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    client = models.ForeignKey(Client, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, db_collation="C")
    node = models.ForeignKey("registry.Node", null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        "registry.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    departments = models.BigIntegerField(null=True)
    assignment = models.BigIntegerField(null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=300)

    class Meta:
        """To one, over one."""

        indexes = (
            models.Index(fields=["person"], name="registry_grant_person"),
            models.Index(fields=["client"], name="registry_grant_client"),
            models.Index(fields=["node"], name="registry_grant_node"),
            models.Index(fields=["-given_at", "id"], name="registry_grant_given"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(client=None),
                name="registry_grant_holder",
            ),
            models.CheckConstraint(condition=OVER_ONE, name="registry_grant_over"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="registry_grant_span",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None, confirmed_at=None)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="registry_grant_confirmed",
            ),
        )
