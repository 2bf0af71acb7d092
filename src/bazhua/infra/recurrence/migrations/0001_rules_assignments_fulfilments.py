"""Rules, whom they bind, what became of it, figures of closed periods."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RecurrenceRule",
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
                ("clause", models.CharField(db_collation="C", max_length=80)),
                ("rhythm", models.JSONField()),
                ("windows", models.JSONField()),
                ("grace", models.BigIntegerField(default=0)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "excuses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=40),
                        default=list,
                        size=None,
                    ),
                ),
                ("on_close", models.CharField(db_collation="C", default="count", max_length=10)),
                ("escalation", models.JSONField()),
                ("next_opens_at", models.DateTimeField(null=True)),
                ("next_close_at", models.DateTimeField(null=True)),
                ("cursor", models.BigIntegerField(default=0)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "kind", "id"], name="rule_city"),
                    models.Index(fields=["county_id", "kind", "id"], name="rule_county"),
                    models.Index(fields=["town_id", "kind", "id"], name="rule_town"),
                    models.Index(fields=["enterprise_id", "kind", "id"], name="rule_enterprise"),
                    models.Index(fields=["path_now"], name="rule_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="rule_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="rule_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="rule_department",
                    ),
                    models.Index(
                        condition=models.Q(("next_close_at__isnull", False)),
                        fields=["next_close_at", "id"],
                        name="rule_next_close",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="recurrence_recurrencerule_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="recurrence_recurrencerule_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on_close__in", ["count", "escalate"])),
                        name="recurrence_rule_on_close",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="recurrence_rule_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_close_at", None), ("next_opens_at", None)),
                            models.Q(
                                ("next_close_at__isnull", False), ("next_opens_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="recurrence_rule_next",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("holder", models.CharField(db_collation="C", max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recurrence.recurrencerule",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "rule", "id"], name="assignment_city"),
                    models.Index(fields=["county_id", "rule", "id"], name="assignment_county"),
                    models.Index(fields=["town_id", "rule", "id"], name="assignment_town"),
                    models.Index(
                        fields=["enterprise_id", "rule", "id"], name="assignment_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="assignment_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="assignment_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="assignment_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="assignment_department",
                    ),
                    models.Index(
                        fields=["rule", "id"], include=("since", "until"), name="assignment_rule"
                    ),
                    models.Index(
                        fields=["rule", "path_then"],
                        include=("id", "since", "until"),
                        name="assignment_then",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="recurrence_assignment_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="recurrence_assignment_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="recurrence_assignment_forward",
                    ),
                    models.UniqueConstraint(
                        fields=("rule", "subject_uid", "since"), name="recurrence_assignment_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("rule", "subject_uid"),
                        name="recurrence_assignment_current",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fulfilment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("opens_at", models.DateTimeField()),
                ("state", models.CharField(db_collation="C", max_length=8)),
                ("at", models.DateTimeField()),
                ("late", models.BooleanField(default=False)),
                ("missed_at", models.DateTimeField(null=True)),
                ("record_uid", models.UUIDField(null=True)),
                (
                    "excuse",
                    models.CharField(blank=True, db_collation="C", default="", max_length=40),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recurrence.assignment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["record_uid"], name="recurrence_fulfilment_record")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("opens_at", "assignment"),
                        include=("state", "late"),
                        name="recurrence_fulfilment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("excuse", ""), ("record_uid__isnull", False), ("state", "done")
                            ),
                            models.Q(
                                ("late", False),
                                ("record_uid__isnull", False),
                                ("state", "excused"),
                                models.Q(("excuse", ""), _negated=True),
                            ),
                            models.Q(
                                ("excuse", ""),
                                ("late", False),
                                ("missed_at__isnull", False),
                                ("record_uid", None),
                                ("state", "missed"),
                            ),
                            _connector="OR",
                        ),
                        name="recurrence_fulfilment_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedPeriod",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("opens_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField()),
                ("expected", models.PositiveIntegerField()),
                ("done", models.PositiveIntegerField()),
                ("late", models.PositiveIntegerField()),
                ("excused", models.PositiveIntegerField()),
                ("missed", models.PositiveIntegerField()),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recurrence.recurrencerule",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "opens_at"), name="recurrence_closed_once"
                    )
                ],
            },
        ),
    ]
