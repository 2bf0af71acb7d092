"""Dated additions to the policy book."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Addition",
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
                ("table", models.CharField(db_collation="C", max_length=80)),
                ("line", models.CharField(db_collation="C", max_length=300)),
                ("row", models.JSONField()),
                ("clause", models.JSONField(null=True)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("reason", models.CharField(max_length=500)),
                ("state", models.CharField(db_collation="C", default="proposed", max_length=10)),
                ("behind", models.UUIDField()),
                ("proposed_by", models.UUIDField()),
                ("proposed_at", models.DateTimeField()),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("number", models.PositiveIntegerField(null=True, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-proposed_at", "id"], name="policies_proposed"),
                    models.Index(fields=["table", "line"], name="policies_line"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "confirmed", "withdrawn"])),
                        name="policies_addition_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "proposed"), ("decided_at", None), ("decided_by", None)
                            ),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="policies_addition_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), ("number__isnull", False)),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True), ("number", None)
                            ),
                            _connector="OR",
                        ),
                        name="policies_addition_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(("decided_by", models.F("behind")), _negated=True),
                            _connector="OR",
                        ),
                        name="policies_addition_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="policies_addition_span",
                    ),
                ],
            },
        ),
    ]
