"""Events, and a delivery of each for each subscriber."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make both tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(unique=True)),
                ("kind", models.CharField(db_collation="C", max_length=80)),
                ("record_uid", models.UUIDField()),
                ("seq", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("actor_uid", models.UUIDField()),
                ("data", models.JSONField()),
                (
                    "path_then",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record_uid", "seq"), name="events_event_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subscriber", models.CharField(db_collation="C", max_length=80)),
                ("record_uid", models.UUIDField()),
                ("seq", models.PositiveBigIntegerField()),
                ("state", models.CharField(db_collation="C", default="pending", max_length=10)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, default="", max_length=200)),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "pending")),
                        fields=["next_try_at", "id"],
                        name="events_delivery_next",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["pending", "dead"])),
                        fields=["subscriber", "record_uid", "seq"],
                        name="events_delivery_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "subscriber"), name="events_delivery_once_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["pending", "done", "dead", "buried"])),
                        name="events_delivery_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at", None)),
                            _connector="OR",
                        ),
                        name="events_delivery_done_at",
                    ),
                ],
            },
        ),
    ]
