"""Files, the records they belong to, holds, uploads under way."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredFile",
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
                ("sha256", models.CharField(db_collation="C", max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("kind", models.CharField(db_collation="C", max_length=80)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "shown_sha256",
                    models.CharField(blank=True, db_collation="C", default="", max_length=64),
                ),
                ("veils", models.JSONField(default=list)),
                ("given_by", models.UUIDField()),
                ("given_at", models.DateTimeField()),
                ("keep_until", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sha256"], name="files_stored_sha256"),
                    models.Index(
                        condition=models.Q(("shown_sha256", ""), _negated=True),
                        fields=["shown_sha256"],
                        name="files_stored_shown",
                    ),
                    models.Index(
                        condition=models.Q(("erased_at", None)),
                        fields=["keep_until"],
                        name="files_stored_keep",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sha256__regex", "^[0-9a-f]{64}$"),
                            models.Q(
                                ("shown_sha256", ""),
                                ("shown_sha256__regex", "^[0-9a-f]{64}$"),
                                _connector="OR",
                            ),
                        ),
                        name="files_storedfile_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "image/jpeg",
                                    "image/png",
                                    "image/webp",
                                    "application/pdf",
                                    "application/ofd",
                                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                    "video/mp4",
                                    "video/quicktime",
                                    "video/webm",
                                ],
                            )
                        ),
                        name="files_storedfile_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("erased_at", None), ("name", ""), _connector="OR"),
                        name="files_storedfile_erased",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
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
                ("owner", models.UUIDField()),
                ("name", models.CharField(max_length=200)),
                ("metadata", models.CharField(blank=True, max_length=2000)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(blank=True, db_collation="C", max_length=64)),
                ("received", models.PositiveBigIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "since"], name="files_upload_owner"),
                    models.Index(fields=["until"], name="files_upload_until"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size")), ("size__gt", 0)),
                        name="files_upload_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"
                        ),
                        name="files_upload_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileHold",
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
                ("ground", models.CharField(max_length=200)),
                ("since", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("released_at", None)),
                        fields=("file", "ground"),
                        name="files_hold_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                ("record_kind", models.CharField(db_collation="C", max_length=40)),
                ("record_uid", models.UUIDField()),
                ("keep_until", models.DateTimeField(null=True)),
                ("attached_by", models.UUIDField()),
                ("attached_at", models.DateTimeField()),
                ("detached_at", models.DateTimeField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("detached_at", None)),
                        fields=("record_uid", "record_kind", "file"),
                        name="files_attachment_once",
                    )
                ],
            },
        ),
    ]
