"""The ledger of hidden dangers."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HiddenDanger",
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
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("state", models.CharField(db_collation="C", default="FOUND", max_length=20)),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=40),
                        default=list,
                        size=None,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("found_by", models.UUIDField()),
                ("spot_uid", models.UUIDField(null=True)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("spot", models.CharField(blank=True, default="", max_length=200)),
                ("wrong", models.TextField()),
                (
                    "origin",
                    models.CharField(blank=True, db_collation="C", default="", max_length=40),
                ),
                ("owner", models.CharField(db_collation="C", max_length=120)),
                ("overseer", models.CharField(db_collation="C", max_length=120)),
                (
                    "responsible",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                ("measure", models.TextField(blank=True, default="")),
                ("funds_fen", models.BigIntegerField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("emergency_plan", models.TextField(blank=True, default="")),
                (
                    "fixers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "extenders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "acceptors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                ("merged_into_uid", models.UUIDField(null=True)),
                (
                    "sector",
                    models.CharField(blank=True, db_collation="C", default="", max_length=20),
                ),
                (
                    "grade",
                    models.CharField(blank=True, db_collation="C", default="", max_length=10),
                ),
                ("item", models.CharField(blank=True, db_collation="C", default="", max_length=40)),
                (
                    "proposers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=60),
                        default=list,
                        size=None,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-found_at", "id"], name="danger_city"),
                    models.Index(fields=["county_id", "-found_at", "id"], name="danger_county"),
                    models.Index(fields=["town_id", "-found_at", "id"], name="danger_town"),
                    models.Index(
                        fields=["enterprise_id", "-found_at", "id"], name="danger_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="danger_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="danger_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="danger_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="danger_department",
                    ),
                    models.Index(fields=["subject_uid"], name="danger_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="dangers_hiddendanger_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="dangers_hiddendanger_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "FOUND",
                                    "REGISTERED",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "ACCEPT_REQUESTED",
                                    "ACCEPTED",
                                    "CLOSED",
                                    "MERGED",
                                ],
                            )
                        ),
                        name="dangers_hiddendanger_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ACCEPTED", "CLOSED"]), _negated=True),
                            models.Q(
                                models.Q(("acceptors", []), _negated=True),
                                models.Q(("acceptors__overlap", models.F("fixers")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dangers_hiddendanger_judged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("funds_fen", None), ("funds_fen__gte", 0), _connector="OR"
                        ),
                        name="dangers_hiddendanger_funds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into_uid", None), ("state", "MERGED"), _connector="XOR"
                        ),
                        name="dangers_hiddendanger_merged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__in", ["GENERAL", "MAJOR"]),
                            models.Q(("grade", ""), ("state__in", ["FOUND", "MERGED"])),
                            _connector="OR",
                        ),
                        name="dangers_hiddendanger_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sector__in",
                                [
                                    "",
                                    "INDUSTRY_TRADE",
                                    "CHEMICAL",
                                    "FIREWORKS",
                                    "COAL",
                                    "MINE",
                                    "FIRE_PROTECTION",
                                    "CONSTRUCTION",
                                    "CITY_GAS",
                                    "EXPLOSIVES",
                                    "POWER",
                                    "OTHER",
                                ],
                            )
                        ),
                        name="dangers_hiddendanger_sector",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("state", "CLOSED"), _connector="XOR"
                        ),
                        name="dangers_hiddendanger_closed",
                    ),
                ],
            },
        ),
    ]
