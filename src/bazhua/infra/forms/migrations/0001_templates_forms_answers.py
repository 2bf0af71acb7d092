"""Template versions, forms that were asked, and the answers to them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the three tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AskedForm",
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
                ("asked", models.JSONField()),
                ("facts", models.JSONField(default=dict)),
                ("state", models.CharField(db_collation="C", default="open", max_length=6)),
                ("closed_at", models.DateTimeField(null=True)),
                ("result", models.JSONField(null=True)),
                (
                    "content_sha256",
                    models.CharField(blank=True, db_collation="C", default="", max_length=64),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at", None),
                                ("content_sha256", ""),
                                ("result", None),
                                ("state", "open"),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("result__isnull", False),
                                ("state", "closed"),
                                models.Q(("content_sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="forms_askedform_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateVersion",
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
                ("key", models.CharField(db_collation="C", max_length=64)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(db_collation="C", max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "number"), name="forms_templateversion_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerWrite",
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
                ("item", models.CharField(db_collation="C", max_length=140)),
                ("write", models.JSONField()),
                ("sha256", models.CharField(db_collation="C", max_length=64)),
                ("author", models.UUIDField()),
                ("received_at", models.DateTimeField()),
                ("late", models.BooleanField(default=False)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forms.askedform",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form", "sha256"), name="forms_answerwrite_once"
                    )
                ],
            },
        ),
    ]
