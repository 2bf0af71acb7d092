"""Patrols that enterprises have set themselves, and how they were walked."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("dangers", "0008_sums_over_a_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="Patrol",
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
                ("name", models.CharField(max_length=80)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("spot_uid", models.UUIDField(null=True)),
                ("spot", models.CharField(blank=True, default="", max_length=120)),
                ("rhythm", models.CharField(db_collation="C", max_length=20)),
                ("holder", models.CharField(db_collation="C", max_length=120)),
                ("set_at", models.DateTimeField()),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-set_at", "id"], name="patrol_city"),
                    models.Index(fields=["county_id", "-set_at", "id"], name="patrol_county"),
                    models.Index(fields=["town_id", "-set_at", "id"], name="patrol_town"),
                    models.Index(
                        fields=["enterprise_id", "-set_at", "id"], name="patrol_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="patrol_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="patrol_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="patrol_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="patrol_department",
                    ),
                    models.Index(fields=["set_at", "id"], name="patrol_by_set_at"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="dangers_patrol_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="dangers_patrol_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rhythm__in",
                                [
                                    "EIGHT_HOURS",
                                    "TWELVE_HOURS",
                                    "DAY",
                                    "WORKING_DAY",
                                    "WEEK",
                                    "MONTH",
                                ],
                            )
                        ),
                        name="dangers_patrol_rhythm",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PatrolEdition",
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
                ("number", models.PositiveIntegerField()),
                ("since", models.DateField()),
                ("rhythm", models.CharField(db_collation="C", max_length=20)),
                ("holder", models.CharField(db_collation="C", max_length=120)),
                ("rule_uid", models.UUIDField()),
                (
                    "patrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.patrol",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PatrolRound",
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
                ("opens_at", models.DateTimeField()),
                ("form_uid", models.UUIDField()),
                (
                    "walkers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("walked_at", models.DateTimeField(null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.patroledition",
                    ),
                ),
                (
                    "patrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.patrol",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PatrolFinding",
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
                (
                    "danger",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.hiddendanger",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.patrolround",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="patroledition",
            constraint=models.UniqueConstraint(
                fields=("patrol", "number"), name="dangers_patroledition_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="patroledition",
            constraint=models.UniqueConstraint(
                fields=("patrol", "since"), name="dangers_patroledition_since"
            ),
        ),
        migrations.AddConstraint(
            model_name="patroledition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rhythm__in",
                        ["EIGHT_HOURS", "TWELVE_HOURS", "DAY", "WORKING_DAY", "WEEK", "MONTH"],
                    )
                ),
                name="dangers_patroledition_rhythm",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolround",
            constraint=models.UniqueConstraint(
                fields=("patrol", "opens_at"), name="dangers_patrolround_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolfinding",
            constraint=models.UniqueConstraint(
                fields=("round", "item"), name="dangers_patrolfinding_once"
            ),
        ),
    ]
