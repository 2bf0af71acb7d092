"""External references, and the last number of each series."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ExternalRef",
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
                ("system", models.CharField(db_collation="C", max_length=40)),
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("external_id", models.CharField(db_collation="C", max_length=120)),
                ("direction", models.CharField(db_collation="C", max_length=3)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField(db_index=True)),
                ("handed_at", models.DateTimeField()),
                (
                    "receipt",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                ("receipt_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("receipt", "")),
                        fields=["system", "handed_at", "id"],
                        name="references_unacknowledged",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("system", "kind", "external_id"), name="references_externalref_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["in", "out"])),
                        name="references_externalref_direction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("receipt", ""), ("receipt_at", None)),
                            models.Q(
                                models.Q(("receipt", ""), _negated=True),
                                ("receipt_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="references_externalref_receipt",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(db_collation="C", max_length=4)),
                ("year", models.PositiveSmallIntegerField()),
                ("place", models.CharField(db_collation="C", max_length=12)),
                ("last", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "year", "place"), name="references_numberseries_once"
                    )
                ],
            },
        ),
    ]
