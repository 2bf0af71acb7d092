"""The ledger of hidden dangers, papers and their service, visits, patrols, sums over a time."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION dangers_service_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the record of a service stays' USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER dangers_service_stays BEFORE UPDATE OR DELETE ON dangers_service
    FOR EACH ROW EXECUTE FUNCTION dangers_service_refuse();
"""
BACKWARD = """
DROP TRIGGER dangers_service_stays ON dangers_service;
DROP FUNCTION dangers_service_refuse();
"""


class Migration(migrations.Migration):
    """Make the tables; the record of a service stays as it is."""

    initial = True

    dependencies = [
        ("papers", "0002_issued_paper_stays"),
    ]

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
                (
                    "industry",
                    models.CharField(blank=True, db_collation="C", default="", max_length=1),
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
                ("asked_at", models.DateTimeField(null=True)),
                ("recurs_uid", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("ordered_until", models.DateField(null=True)),
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
                    models.Index(fields=["city_id", "due_on", "id"], name="danger_due_city"),
                    models.Index(fields=["county_id", "due_on", "id"], name="danger_due_county"),
                    models.Index(fields=["town_id", "due_on", "id"], name="danger_due_town"),
                    models.Index(
                        fields=["enterprise_id", "due_on", "id"], name="danger_due_enterprise"
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        fields=["city_id", "-found_at", "id"],
                        name="danger_open_city",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        fields=["county_id", "-found_at", "id"],
                        name="danger_open_county",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        fields=["town_id", "-found_at", "id"],
                        name="danger_open_town",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        fields=["enterprise_id", "-found_at", "id"],
                        name="danger_open_enterprise",
                    ),
                    models.Index(fields=["found_at", "id"], name="danger_by_found_at"),
                    models.Index(fields=["due_on", "id"], name="danger_by_due_on"),
                    models.Index(
                        condition=models.Q(
                            ("state__in", ["FOUND", "PLANNED", "RECTIFYING", "REGISTERED"])
                        ),
                        fields=["due_on", "id"],
                        name="danger_overdue",
                    ),
                    models.Index(
                        fields=["state", "-found_at", "id"],
                        include=("path_now", "dept_mask"),
                        name="danger_state",
                    ),
                    models.Index(
                        condition=models.Q(("grade", "MAJOR")),
                        fields=["-found_at", "id"],
                        name="danger_major",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        fields=["-found_at", "id"],
                        name="danger_open",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            ),
                            ("grade", "MAJOR"),
                        ),
                        fields=["-found_at", "id"],
                        name="danger_open_major",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "ACCEPTED",
                                    "ACCEPT_REQUESTED",
                                    "FOUND",
                                    "PLANNED",
                                    "RECTIFYING",
                                    "REGISTERED",
                                ],
                            )
                        ),
                        name="danger_open_department",
                    ),
                    models.Index(
                        condition=models.Q(("merged_into_uid__isnull", False)),
                        fields=["merged_into_uid"],
                        name="danger_merged",
                    ),
                    models.Index(fields=["subject_uid"], name="danger_subject"),
                    models.Index(fields=["found_by", "-found_at", "id"], name="danger_finder"),
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
                            (
                                "origin__in",
                                [
                                    "EMPLOYEE",
                                    "OWN_CHECK",
                                    "PATROL",
                                    "GRID",
                                    "OFFICER",
                                    "VISIT",
                                    "ALARM",
                                    "DIAGNOSIS",
                                    "TIP",
                                ],
                            )
                        ),
                        name="dangers_hiddendanger_origin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("state", "CLOSED"), _connector="XOR"
                        ),
                        name="dangers_hiddendanger_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ordered_until", None),
                            ("marks__contains", ["RECTIFICATION_ORDERED"]),
                            _connector="XOR",
                        ),
                        name="dangers_hiddendanger_ordered",
                    ),
                ],
            },
        ),
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
        migrations.CreateModel(
            name="PeriodicSum",
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
                ("period", models.CharField(db_collation="C", max_length=10)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("clause", models.CharField(db_collation="C", max_length=80)),
                ("due_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-due_at", "id"], name="danger_sum_city"),
                    models.Index(fields=["county_id", "-due_at", "id"], name="danger_sum_county"),
                    models.Index(fields=["town_id", "-due_at", "id"], name="danger_sum_town"),
                    models.Index(
                        fields=["enterprise_id", "-due_at", "id"], name="danger_sum_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="danger_sum_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="danger_sum_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="danger_sum_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="danger_sum_department",
                    ),
                    models.Index(fields=["due_at", "id"], name="danger_sum_by_due_at"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="dangers_periodicsum_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="dangers_periodicsum_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__in", ["QUARTER", "YEAR"])),
                        name="dangers_periodicsum_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="dangers_periodicsum_days",
                    ),
                    models.UniqueConstraint(
                        fields=("subject_uid", "period", "since"), name="dangers_periodicsum_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
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
                ("way", models.CharField(db_collation="C", max_length=20)),
                ("served_at", models.DateTimeField()),
                ("effective_at", models.DateTimeField()),
                ("last_day", models.DateField(null=True)),
                ("recipient", models.CharField(blank=True, default="", max_length=120)),
                ("refusal", models.CharField(blank=True, default="", max_length=300)),
                (
                    "witnesses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), default=list, size=None
                    ),
                ),
                (
                    "proofs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=20),
                        default=list,
                        size=None,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("served_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
            ],
        ),
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
        migrations.CreateModel(
            name="DangerPaper",
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
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                (
                    "danger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dangers.hiddendanger",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "danger"), name="dangers_dangerpaper_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "rectification_order",
                                    "reinspection_opinion",
                                    "listing_notice",
                                    "major_danger_report",
                                ],
                            )
                        ),
                        name="dangers_dangerpaper_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("days__gte", 1), ("kind", "rectification_order")),
                            models.Q(
                                models.Q(("kind", "rectification_order"), _negated=True),
                                ("days", None),
                            ),
                            _connector="OR",
                        ),
                        name="dangers_dangerpaper_days",
                    ),
                ],
            },
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
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(fields=("paper",), name="dangers_service_once"),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "way__in",
                        ["HANDED_OVER", "LEFT_AT_PLACE", "BY_POST", "ELECTRONIC", "BY_NOTICE"],
                    )
                ),
                name="dangers_service_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "proofs__contained_by",
                        [
                            "SIGNATURE",
                            "REFUSAL",
                            "WITNESSES",
                            "RECORDING",
                            "RETURN_SLIP",
                            "CONSENT",
                            "OTHER_WAYS_FAILED",
                        ],
                    ),
                    models.Q(("proofs", []), _negated=True),
                ),
                name="dangers_service_proofs",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(("effective_at__gte", models.F("served_at"))),
                name="dangers_service_effective",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
