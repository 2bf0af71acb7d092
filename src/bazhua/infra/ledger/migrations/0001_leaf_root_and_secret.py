"""Leaves, roots and the one log; secrets and values of persons; events that wait."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = [
        ("events", "0002_event_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedRoot",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("statement", models.JSONField()),
                ("signature", models.BinaryField(max_length=200)),
                ("peaks", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Secret",
            fields=[
                ("subject_uid", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="events.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("only", models.BooleanField(default=True, unique=True)),
                ("suite", models.CharField(db_collation="C", max_length=40)),
                ("public_key", models.BinaryField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("only", True)), name="ledger_one_chain"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=64)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.event",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonalValue",
            fields=[
                (
                    "commitment",
                    models.BinaryField(max_length=64, primary_key=True, serialize=False),
                ),
                ("given", models.UUIDField()),
                ("path", models.CharField(db_collation="C", max_length=400)),
                ("value", models.JSONField()),
                (
                    "secret",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.secret",
                    ),
                ),
            ],
        ),
    ]
