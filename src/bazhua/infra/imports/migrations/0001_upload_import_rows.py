"""Uploads, imports, staged rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the three tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Import",
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
                ("asked_at", models.DateTimeField()),
                ("state", models.CharField(db_collation="C", default="reading", max_length=10)),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(db_collation="C", max_length=64)),
                (
                    "file_ref",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                ("job_uid", models.UUIDField()),
                ("columns", models.JSONField(default=list)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("good", models.PositiveIntegerField(default=0)),
                ("taken", models.PositiveIntegerField(default=0)),
                (
                    "refusal",
                    models.CharField(blank=True, db_collation="C", default="", max_length=80),
                ),
                ("refusal_said", models.JSONField(default=dict)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["asked_by", "-id"], name="imports_asker"),
                    models.Index(fields=["kind", "file_sha256"], name="imports_same_file"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["reading", "waiting", "applying", "applied", "refused", "dropped"],
                            )
                        ),
                        name="imports_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("good__lte", models.F("rows")), ("taken__lte", models.F("good"))
                        ),
                        name="imports_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StagedRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
                ("errors", models.JSONField(default=list)),
                ("bad", models.BooleanField()),
                ("taken", models.BooleanField(default=False)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="imports.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("bad", True)),
                        fields=["owner", "number"],
                        name="imports_row_bad",
                    ),
                    models.Index(
                        condition=models.Q(("bad", False), ("taken", False)),
                        fields=["owner", "number"],
                        name="imports_row_next",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "number"), name="imports_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(("bad", False), ("taken", False), _connector="OR"),
                        name="imports_bad_not_taken",
                    ),
                ],
            },
        ),
    ]
