"""Visits to enterprises, and what was found on them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("dangers", "0006_list_orders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
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
                ("number", models.CharField(db_collation="C", max_length=40, unique=True)),
                ("subject_uid", models.UUIDField()),
                ("kind", models.CharField(db_collation="C", max_length=24)),
                ("ground", models.CharField(db_collation="C", max_length=10)),
                ("basis", models.CharField(max_length=300)),
                ("approval", models.CharField(blank=True, default="", max_length=120)),
                ("planned_on", models.DateField()),
                (
                    "officers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("state", models.CharField(db_collation="C", default="PLANNED", max_length=12)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("scanned", models.BooleanField(default=False)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("planned_by", models.UUIDField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-planned_on", "id"], name="danger_visit_city"),
                    models.Index(
                        fields=["county_id", "-planned_on", "id"], name="danger_visit_county"
                    ),
                    models.Index(fields=["town_id", "-planned_on", "id"], name="danger_visit_town"),
                    models.Index(
                        fields=["enterprise_id", "-planned_on", "id"],
                        name="danger_visit_enterprise",
                    ),
                    models.Index(fields=["path_now"], name="danger_visit_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="danger_visit_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="danger_visit_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="danger_visit_department",
                    ),
                    models.Index(fields=["subject_uid", "arrived_at"], name="danger_visit_of"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["officers"], name="danger_visit_officers"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="dangers_visit_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="dangers_visit_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "INSPECTION",
                                    "OVERSIGHT",
                                    "RESIDENT",
                                    "ASSISTANCE",
                                    "TIP_VERIFICATION",
                                    "ACCIDENT_INVESTIGATION",
                                ],
                            )
                        ),
                        name="dangers_visit_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["PLAN", "TRIGGER"])),
                        name="dangers_visit_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["PLANNED", "ARRIVED", "FINISHED", "CANCELLED"])
                        ),
                        name="dangers_visit_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrived_at", None),
                            models.Q(("state__in", ["PLANNED", "CANCELLED"]), _negated=True),
                            _connector="XOR",
                        ),
                        name="dangers_visit_arrived",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None), ("state", "FINISHED"), _connector="XOR"
                        ),
                        name="dangers_visit_finished",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitFinding",
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
                (
                    "danger",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.hiddendanger",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
