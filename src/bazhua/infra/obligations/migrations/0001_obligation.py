"""The table of obligations."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Obligation",
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
                ("path_then", models.CharField(db_collation="C", editable=False, max_length=200)),
                ("path_now", models.CharField(db_collation="C", max_length=200)),
                (
                    "group_now",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                ("dept_mask", models.BigIntegerField(default=0)),
                (
                    "assignment_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "city_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path_now"),
                                    models.Value("."),
                                    models.Value(3),
                                    function="split_part",
                                    output_field=models.TextField(),
                                ),
                                models.Value(""),
                            ),
                            models.BigIntegerField(null=True),
                        ),
                        output_field=models.BigIntegerField(null=True),
                    ),
                ),
                (
                    "county_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path_now"),
                                    models.Value("."),
                                    models.Value(4),
                                    function="split_part",
                                    output_field=models.TextField(),
                                ),
                                models.Value(""),
                            ),
                            models.BigIntegerField(null=True),
                        ),
                        output_field=models.BigIntegerField(null=True),
                    ),
                ),
                (
                    "town_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path_now"),
                                    models.Value("."),
                                    models.Value(5),
                                    function="split_part",
                                    output_field=models.TextField(),
                                ),
                                models.Value(""),
                            ),
                            models.BigIntegerField(null=True),
                        ),
                        output_field=models.BigIntegerField(null=True),
                    ),
                ),
                (
                    "enterprise_id",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path_now"),
                                    models.Value("."),
                                    models.Value(6),
                                    function="split_part",
                                    output_field=models.TextField(),
                                ),
                                models.Value(""),
                            ),
                            models.BigIntegerField(null=True),
                        ),
                        output_field=models.BigIntegerField(null=True),
                    ),
                ),
                ("kind", models.CharField(db_collation="C", max_length=80)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("holder", models.CharField(db_collation="C", max_length=120)),
                (
                    "verifier",
                    models.CharField(blank=True, db_collation="C", default="", max_length=120),
                ),
                ("clause", models.CharField(db_collation="C", max_length=80)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=40),
                        default=list,
                        size=None,
                    ),
                ),
                ("rule", models.JSONField()),
                ("starts_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("state", models.CharField(db_collation="C", default="open", max_length=10)),
                (
                    "outcome",
                    models.CharField(blank=True, db_collation="C", default="", max_length=10),
                ),
                ("missed_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "workers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                ("calls", models.PositiveSmallIntegerField(default=0)),
                ("call_due_at", models.DateTimeField(null=True)),
                ("call_made_at", models.DateTimeField(null=True)),
                ("call_reached", models.BooleanField(default=True)),
                (
                    "called_persons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "answered_by",
                    models.CharField(blank=True, db_collation="C", default="", max_length=60),
                ),
                ("unanswered_at", models.DateTimeField(null=True)),
                ("wake_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "due_at", "id"], name="obligation_city"),
                    models.Index(fields=["county_id", "due_at", "id"], name="obligation_county"),
                    models.Index(fields=["town_id", "due_at", "id"], name="obligation_town"),
                    models.Index(
                        fields=["enterprise_id", "due_at", "id"], name="obligation_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="obligation_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="obligation_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="obligation_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="obligation_department",
                    ),
                    models.Index(
                        condition=models.Q(("wake_at__isnull", False)),
                        fields=["wake_at", "id"],
                        name="obligation_wake",
                    ),
                    models.Index(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=["holder", "due_at"],
                        name="obligation_desk",
                    ),
                    models.Index(fields=["subject_uid"], name="obligation_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="obligations_obligation_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="obligations_obligation_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "paused", "discharged", "closed"])
                        ),
                        name="obligations_obligation_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "closed"),
                                ("outcome__in", ["done", "late", "waived", "lapsed"]),
                            ),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("outcome", "")),
                            _connector="OR",
                        ),
                        name="obligations_obligation_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["paused", "discharged"]),
                                ("stopped_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state__in", ["paused", "discharged"]), _negated=True),
                                ("stopped_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="obligations_obligation_stopped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "open"),
                                ("missed_at", None),
                                ("wake_at", models.F("due_at")),
                                ("wake_at__isnull", False),
                            ),
                            models.Q(("state", "open"), ("missed_at__isnull", False)),
                            models.Q(models.Q(("state", "open"), _negated=True), ("wake_at", None)),
                            _connector="OR",
                        ),
                        name="obligations_obligation_wake",
                    ),
                ],
            },
        ),
    ]
