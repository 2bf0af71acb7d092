"""Sign-offs and the signatures that were taken."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make both tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SignOffRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("subject_uid", models.UUIDField(db_index=True)),
                ("plan", models.JSONField()),
                ("content", models.CharField(db_collation="C", max_length=64)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(db_collation="C", default="OPEN", max_length=10)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["OPEN", "COMPLETE", "RETURNED", "REFUSED"])
                        ),
                        name="signoff_signoffrow_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignatureRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("step", models.CharField(db_collation="C", max_length=64)),
                ("address", models.CharField(db_collation="C", max_length=120)),
                ("person", models.CharField(db_collation="C", max_length=60)),
                (
                    "giver",
                    models.CharField(blank=True, db_collation="C", default="", max_length=60),
                ),
                ("method", models.CharField(db_collation="C", max_length=10)),
                ("outcome", models.CharField(db_collation="C", max_length=10)),
                ("content", models.CharField(db_collation="C", max_length=64)),
                ("revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, default="", max_length=1000)),
                ("statement_sha256", models.CharField(db_collation="C", max_length=64)),
                ("stroke", models.BinaryField(default=b"", max_length=3072)),
                ("seal", models.JSONField(null=True)),
                (
                    "signoff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signoff.signoffrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "SIGN")),
                        fields=("signoff", "revision", "step", "address"),
                        name="signoff_signaturerow_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "SIGN")),
                        fields=("signoff", "revision", "step", "person"),
                        name="signoff_signaturerow_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "SIGN"),
                            models.Q(
                                ("outcome", "REFUSE"), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="signoff_signaturerow_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("method__in", ["CLICK", "STROKE", "SEAL"]),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("stroke"), 3072
                            ),
                        ),
                        name="signoff_signaturerow_proof",
                    ),
                ],
            },
        ),
    ]
