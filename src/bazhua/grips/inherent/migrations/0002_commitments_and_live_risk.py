"""Days that were committed to, and the live risk of enterprises with its changes."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("inherent", "0001_installations_points_alarms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
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
                ("subject_uid", models.UUIDField()),
                ("day", models.DateField()),
                ("said", models.JSONField()),
                ("statement", models.CharField(max_length=500)),
                ("committed_by", models.UUIDField()),
                ("committed_at", models.DateTimeField()),
                ("late", models.BooleanField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-day", "id"], name="commitment_city"),
                    models.Index(fields=["county_id", "-day", "id"], name="commitment_county"),
                    models.Index(fields=["town_id", "-day", "id"], name="commitment_town"),
                    models.Index(
                        fields=["enterprise_id", "-day", "id"], name="commitment_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="commitment_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="commitment_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="commitment_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="commitment_department",
                    ),
                    models.Index(fields=["day", "id"], name="commitment_by_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="inherent_commitment_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="inherent_commitment_dept_mask",
                    ),
                    models.UniqueConstraint(
                        fields=("subject_uid", "day"), name="inherent_commitment_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskStanding",
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
                ("subject_uid", models.UUIDField(unique=True)),
                ("value", models.PositiveSmallIntegerField()),
                ("colour", models.CharField(db_collation="C", max_length=6)),
                (
                    "milder",
                    models.CharField(blank=True, db_collation="C", default="", max_length=6),
                ),
                ("milder_since", models.DateTimeField(null=True)),
                ("facts", models.JSONField()),
                ("book", models.CharField(db_collation="C", max_length=80)),
                ("judged_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-value", "id"], name="risk_city"),
                    models.Index(fields=["county_id", "-value", "id"], name="risk_county"),
                    models.Index(fields=["town_id", "-value", "id"], name="risk_town"),
                    models.Index(fields=["enterprise_id", "-value", "id"], name="risk_enterprise"),
                    models.Index(fields=["path_now"], name="risk_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="risk_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="risk_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="risk_department",
                    ),
                    models.Index(fields=["value", "id"], name="risk_by_value"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="inherent_riskstanding_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="inherent_riskstanding_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("colour__in", ["red", "orange", "yellow", "blue"])),
                        name="inherent_riskstanding_colour",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskChange",
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
                ("at", models.DateTimeField()),
                ("before", models.CharField(blank=True, db_collation="C", max_length=6)),
                ("after", models.CharField(db_collation="C", max_length=6)),
                ("value", models.PositiveSmallIntegerField()),
                ("facts", models.JSONField()),
                (
                    "standing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.riskstanding",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["standing", "-at"], name="inherent_riskchange_last")
                ],
            },
        ),
    ]
