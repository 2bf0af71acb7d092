"""Process units, their models, how far they are judged, and early warnings of them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("inherent", "0002_commitments_and_live_risk"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProcessUnit",
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
                ("name", models.CharField(max_length=120)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                (
                    "point_uids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("standing", models.CharField(db_collation="C", max_length=10)),
                ("standing_since", models.DateTimeField()),
                ("set_by", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "installation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.installation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitModel",
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
                ("trained_by", models.UUIDField()),
                ("trained_at", models.DateTimeField()),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("period_s", models.PositiveIntegerField()),
                ("samples", models.PositiveIntegerField()),
                ("learned", models.BinaryField()),
                ("book", models.CharField(db_collation="C", max_length=80)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.processunit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EarlyWarning",
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
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("worst", models.FloatField()),
                ("contributions", models.JSONField()),
                ("told", models.BooleanField()),
                (
                    "feedback",
                    models.CharField(blank=True, db_collation="C", default="", max_length=8),
                ),
                ("remark", models.CharField(blank=True, default="", max_length=500)),
                ("answered_by", models.UUIDField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.processunit",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.unitmodel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitWatch",
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
                ("judged_until", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("seen", models.BinaryField()),
                ("beyond", models.FloatField(null=True)),
                ("run", models.PositiveIntegerField(default=0)),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.unitmodel",
                    ),
                ),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.processunit",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["city_id", "-since", "id"], name="processunit_city"),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["county_id", "-since", "id"], name="processunit_county"),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["town_id", "-since", "id"], name="processunit_town"),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(
                fields=["enterprise_id", "-since", "id"], name="processunit_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["path_now"], name="processunit_path"),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="processunit_group",
            ),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="processunit_assignment"
            ),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                name="processunit_department",
            ),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["since", "id"], name="processunit_by_since"),
        ),
        migrations.AddIndex(
            model_name="processunit",
            index=models.Index(fields=["subject_uid"], name="processunit_subject"),
        ),
        migrations.AddConstraint(
            model_name="processunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="inherent_processunit_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="processunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="inherent_processunit_dept_mask"
            ),
        ),
        migrations.AddConstraint(
            model_name="processunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["UNTRAINED", "WATCHED", "OBSERVED"])),
                name="inherent_processunit_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitmodel",
            constraint=models.UniqueConstraint(
                fields=("unit", "number"), name="inherent_unitmodel_number"
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(fields=["city_id", "-opened_at", "id"], name="earlywarning_city"),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(
                fields=["county_id", "-opened_at", "id"], name="earlywarning_county"
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(fields=["town_id", "-opened_at", "id"], name="earlywarning_town"),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(
                fields=["enterprise_id", "-opened_at", "id"], name="earlywarning_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(fields=["path_now"], name="earlywarning_path"),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="earlywarning_group",
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="earlywarning_assignment"
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                name="earlywarning_department",
            ),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(fields=["opened_at", "id"], name="earlywarning_by_opened_at"),
        ),
        migrations.AddIndex(
            model_name="earlywarning",
            index=models.Index(fields=["unit", "-opened_at"], name="earlywarning_unit"),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="inherent_earlywarning_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="inherent_earlywarning_dept_mask"
            ),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("unit",),
                name="inherent_earlywarning_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlywarning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("feedback", "")),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("feedback__in", ["TRUE", "FALSE", "KNOWN"]),
                    ),
                    _connector="OR",
                ),
                name="inherent_earlywarning_answer",
            ),
        ),
        migrations.AddIndex(
            model_name="unitwatch",
            index=models.Index(fields=["next_at", "id"], name="inherent_unitwatch_due"),
        ),
    ]
