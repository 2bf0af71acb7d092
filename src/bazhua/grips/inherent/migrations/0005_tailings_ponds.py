"""The warning of tailings ponds, and what is measured there."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table, and let points measure it."""

    dependencies = [
        ("inherent", "0004_inspections_and_work"),
    ]

    operations = [
        migrations.CreateModel(
            name="PondStanding",
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
                (
                    "colour",
                    models.CharField(blank=True, db_collation="C", default="", max_length=6),
                ),
                ("items", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                ("judged_at", models.DateTimeField()),
                ("book", models.CharField(db_collation="C", max_length=80)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="point",
            name="inherent_point_measured",
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measured__in",
                        [
                            "LIQUID_LEVEL",
                            "TEMP",
                            "PRESS",
                            "FLOW",
                            "FLAM_GAS",
                            "TOXIC_GAS",
                            "OXYGEN",
                            "METHANE",
                            "COMPOSITION",
                            "DRY_BEACH",
                            "PHREATIC_DEPTH",
                            "DISPLACEMENT",
                            "RAINFALL",
                            "DI",
                        ],
                    )
                ),
                name="inherent_point_measured",
            ),
        ),
        migrations.AddField(
            model_name="pondstanding",
            name="installation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="inherent.installation",
            ),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(fields=["city_id", "-changed_at", "id"], name="pond_city"),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(fields=["county_id", "-changed_at", "id"], name="pond_county"),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(fields=["town_id", "-changed_at", "id"], name="pond_town"),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(
                fields=["enterprise_id", "-changed_at", "id"], name="pond_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(fields=["path_now"], name="pond_path"),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="pond_group",
            ),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="pond_assignment"
            ),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                name="pond_department",
            ),
        ),
        migrations.AddIndex(
            model_name="pondstanding",
            index=models.Index(fields=["changed_at", "id"], name="pond_by_changed_at"),
        ),
        migrations.AddConstraint(
            model_name="pondstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="inherent_pondstanding_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="pondstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="inherent_pondstanding_dept_mask"
            ),
        ),
        migrations.AddConstraint(
            model_name="pondstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__in", ["red", "orange", "yellow", "blue", ""])),
                name="inherent_pondstanding_colour",
            ),
        ),
    ]
