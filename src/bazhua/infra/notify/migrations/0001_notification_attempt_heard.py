"""Notifications, attempts to reach persons, callbacks that were heard."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the three tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(db_collation="C", max_length=10)),
                ("report_id", models.CharField(db_collation="C", max_length=200)),
                ("heard_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "report_id"), name="notify_heard_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
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
                ("occasion", models.UUIDField(unique=True)),
                ("subject_uid", models.UUIDField()),
                ("address", models.CharField(db_collation="C", max_length=120)),
                ("template", models.CharField(db_collation="C", max_length=80)),
                ("words", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("acknowledged_by", models.UUIDField(null=True)),
                (
                    "acknowledged_via",
                    models.CharField(blank=True, db_collation="C", default="", max_length=10),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject_uid"], name="notify_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("acknowledged_at", None),
                                ("acknowledged_by", None),
                                ("acknowledged_via", ""),
                            ),
                            models.Q(
                                ("acknowledged_at__isnull", False),
                                ("acknowledged_by__isnull", False),
                                (
                                    "acknowledged_via__in",
                                    [
                                        "in_app",
                                        "mail",
                                        "sms",
                                        "voice",
                                        "wecom",
                                        "dingtalk",
                                        "manual",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="notify_notification_acknowledged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="notify_notification_expires",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
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
                ("person", models.UUIDField()),
                ("kind", models.CharField(db_collation="C", max_length=10)),
                ("state", models.CharField(db_collation="C", default="queued", max_length=12)),
                (
                    "problem",
                    models.CharField(blank=True, db_collation="C", default="", max_length=20),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                (
                    "provider_id",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                ("code_digest", models.CharField(db_collation="C", max_length=64)),
                ("sent_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                (
                    "notification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="notify.notification",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "failed"])),
                        fields=["kind", "next_try_at", "id"],
                        name="notify_attempt_next",
                    ),
                    models.Index(fields=["code_digest"], name="notify_attempt_code"),
                    models.Index(
                        condition=models.Q(("kind", "in_app")),
                        fields=["person", "-id"],
                        name="notify_attempt_desk",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "manual"), _negated=True),
                        fields=("notification", "person", "kind"),
                        name="notify_attempt_once_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["in_app", "mail", "sms", "voice", "wecom", "dingtalk", "manual"],
                            ),
                            (
                                "problem__in",
                                [
                                    "",
                                    "not_configured",
                                    "no_address",
                                    "unreachable",
                                    "malformed",
                                    "refused",
                                    "undelivered",
                                    "interrupted",
                                    "expired",
                                    "answered",
                                    "not_answered",
                                ],
                            ),
                            (
                                "state__in",
                                [
                                    "queued",
                                    "sent",
                                    "delivered",
                                    "acknowledged",
                                    "failed",
                                    "gave_up",
                                ],
                            ),
                        ),
                        name="notify_attempt_codes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("next_try_at__isnull", False), ("state__in", ["queued", "failed"])
                            ),
                            models.Q(
                                ("next_try_at", None),
                                ("state__in", ["sent", "delivered", "acknowledged", "gave_up"]),
                            ),
                            _connector="OR",
                        ),
                        name="notify_attempt_next_try",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", False), ("state", "acknowledged")),
                            models.Q(
                                models.Q(("state", "acknowledged"), _negated=True),
                                ("acknowledged_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="notify_attempt_acknowledged",
                    ),
                ],
            },
        ),
    ]
