"""Jobs, from the asking to the end."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table; the queue's own are made by its library."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Job",
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
                ("kind", models.CharField(db_collation="C", max_length=80)),
                ("asked_by", models.UUIDField()),
                ("arguments", models.JSONField(default=dict)),
                ("state", models.CharField(db_collation="C", default="queued", max_length=10)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(null=True)),
                ("phase", models.JSONField(default=dict)),
                ("reached", models.JSONField(null=True)),
                (
                    "result",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                (
                    "error",
                    models.CharField(blank=True, db_collation="C", default="", max_length=80),
                ),
                ("error_said", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("cancel_asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["asked_by", "-id"], name="jobs_asker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["queued", "running", "done", "failed", "cancelled"])
                        ),
                        name="jobs_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("state__in", ["queued", "running"])
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ["cancelled", "done", "failed"]),
                            ),
                            _connector="OR",
                        ),
                        name="jobs_ended_at",
                    ),
                ],
            },
        ),
    ]
