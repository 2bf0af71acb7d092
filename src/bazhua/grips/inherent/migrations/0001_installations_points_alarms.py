"""Installations, gateways, points and limits; alarms and how far they were taken over."""

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
            name="AlarmFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="inherent_alarmfeed_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gateway",
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
                ("code", models.CharField(db_collation="C", max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("way", models.CharField(db_collation="C", max_length=8)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-since", "id"], name="gateway_city"),
                    models.Index(fields=["county_id", "-since", "id"], name="gateway_county"),
                    models.Index(fields=["town_id", "-since", "id"], name="gateway_town"),
                    models.Index(
                        fields=["enterprise_id", "-since", "id"], name="gateway_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="gateway_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="gateway_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="gateway_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="gateway_department",
                    ),
                    models.Index(fields=["since", "id"], name="gateway_by_since"),
                    models.Index(fields=["subject_uid"], name="gateway_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="inherent_gateway_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="inherent_gateway_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["HTTP", "MQTT", "OPC_UA", "FILE"])),
                        name="inherent_gateway_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Installation",
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
                ("kind", models.CharField(db_collation="C", max_length=20)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("spot_uid", models.UUIDField(null=True)),
                ("exposed_persons", models.PositiveIntegerField(default=0)),
                ("classes", models.JSONField(default=dict)),
                (
                    "unclassed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(null=True)),
                ("identified_at", models.DateTimeField(null=True)),
                (
                    "filing_number",
                    models.CharField(blank=True, db_collation="C", default="", max_length=60),
                ),
                ("filed_until", models.DateField(null=True)),
                (
                    "principal",
                    models.CharField(blank=True, db_collation="C", default="", max_length=120),
                ),
                (
                    "technical",
                    models.CharField(blank=True, db_collation="C", default="", max_length=120),
                ),
                (
                    "operation",
                    models.CharField(blank=True, db_collation="C", default="", max_length=120),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-since", "id"], name="installation_city"),
                    models.Index(fields=["county_id", "-since", "id"], name="installation_county"),
                    models.Index(fields=["town_id", "-since", "id"], name="installation_town"),
                    models.Index(
                        fields=["enterprise_id", "-since", "id"], name="installation_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="installation_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="installation_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="installation_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="installation_department",
                    ),
                    models.Index(fields=["since", "id"], name="installation_by_since"),
                    models.Index(fields=["subject_uid"], name="installation_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="inherent_installation_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="inherent_installation_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "PRODUCTION",
                                    "TANK_FARM",
                                    "WAREHOUSE",
                                    "COAL_MINE",
                                    "OTHER_MINE",
                                    "TAILINGS_POND",
                                    "PARK_STATIONS",
                                    "OTHER",
                                ],
                            )
                        ),
                        name="inherent_installation_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", None), ("level__in", (1, 2, 3, 4)), _connector="OR"
                        ),
                        name="inherent_installation_level",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
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
                ("tag", models.CharField(db_collation="C", max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("measured", models.CharField(db_collation="C", max_length=20)),
                ("unit", models.CharField(max_length=20)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("spot_uid", models.UUIDField(null=True)),
                ("period_s", models.PositiveIntegerField()),
                ("low", models.DecimalField(decimal_places=4, max_digits=16, null=True)),
                ("high", models.DecimalField(decimal_places=4, max_digits=16, null=True)),
                ("full", models.DecimalField(decimal_places=4, max_digits=16, null=True)),
                ("resolution", models.DecimalField(decimal_places=6, default=0, max_digits=16)),
                ("set_by", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "gateway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.gateway",
                    ),
                ),
                (
                    "installation",
                    models.ForeignKey(
                        null=True,
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
            name="Outage",
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
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.point",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Loosening",
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
                ("kind", models.CharField(db_collation="C", max_length=4)),
                ("given", models.JSONField(null=True)),
                ("reason", models.CharField(max_length=300)),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("approved", models.BooleanField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.point",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Limit",
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
                ("kind", models.CharField(db_collation="C", max_length=4)),
                ("set_point", models.DecimalField(decimal_places=4, max_digits=16)),
                ("dead_band", models.DecimalField(decimal_places=4, default=0, max_digits=16)),
                ("on_delay_s", models.PositiveIntegerField(default=0)),
                ("off_delay_s", models.PositiveIntegerField(default=0)),
                ("latching", models.BooleanField(default=False)),
                ("re_alarm_s", models.PositiveIntegerField(default=0)),
                ("colour", models.CharField(db_collation="C", max_length=6)),
                ("cause", models.CharField(blank=True, default="", max_length=300)),
                ("consequence", models.CharField(blank=True, default="", max_length=300)),
                ("response", models.CharField(blank=True, default="", max_length=300)),
                ("approval", models.CharField(blank=True, default="", max_length=60)),
                ("set_by", models.UUIDField()),
                ("set_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.point",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Alarm",
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
                ("limit_kind", models.CharField(db_collation="C", max_length=4)),
                ("subject_kind", models.CharField(db_collation="C", max_length=40)),
                ("subject_uid", models.UUIDField()),
                ("colour", models.CharField(db_collation="C", max_length=6)),
                ("state", models.CharField(db_collation="C", max_length=10)),
                ("progress", models.CharField(db_collation="C", default="NEW", max_length=12)),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=20),
                        default=list,
                        size=None,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("value", models.FloatField(null=True)),
                ("set_point", models.DecimalField(decimal_places=4, max_digits=16)),
                ("occurrences", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(null=True)),
                ("called_at", models.DateTimeField(null=True)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("acknowledged_by", models.UUIDField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "reason",
                    models.CharField(blank=True, db_collation="C", default="", max_length=12),
                ),
                ("remark", models.CharField(blank=True, default="", max_length=500)),
                ("danger_uid", models.UUIDField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inherent.point",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ToldBook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "numbers",
                    models.CharField(blank=True, db_collation="C", default="", max_length=64),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="inherent_toldbook_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Identification",
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
                ("given", models.JSONField()),
                ("s", models.DecimalField(decimal_places=6, max_digits=20)),
                ("r", models.DecimalField(decimal_places=6, max_digits=20)),
                ("level", models.PositiveSmallIntegerField(null=True)),
                ("book", models.CharField(db_collation="C", max_length=80)),
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
                "indexes": [
                    models.Index(
                        fields=["installation", "-at"], name="inherent_identification_last"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["city_id", "-since", "id"], name="point_city"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["county_id", "-since", "id"], name="point_county"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["town_id", "-since", "id"], name="point_town"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["enterprise_id", "-since", "id"], name="point_enterprise"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["path_now"], name="point_path"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="point_group",
            ),
        ),
        migrations.AddIndex(
            model_name="point",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="point_assignment"
            ),
        ),
        migrations.AddIndex(
            model_name="point",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                name="point_department",
            ),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["since", "id"], name="point_by_since"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["subject_uid"], name="point_subject"),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["tag"], name="point_tag"),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="inherent_point_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="inherent_point_dept_mask"
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("tag",), name="inherent_point_tag"
            ),
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
                            "DI",
                        ],
                    )
                ),
                name="inherent_point_measured",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("high", None), ("low", None)),
                    ("low__lt", models.F("high")),
                    _connector="OR",
                ),
                name="inherent_point_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_s__gt", 0)), name="inherent_point_period"
            ),
        ),
        migrations.AddIndex(
            model_name="outage",
            index=models.Index(fields=["point", "-since"], name="inherent_outage_last"),
        ),
        migrations.AddConstraint(
            model_name="outage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("point",), name="inherent_outage_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="loosening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("approved", None)),
                fields=("point", "kind"),
                name="inherent_loosening_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="loosening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved", None), ("decided_at", None), ("decided_by", None)),
                    models.Q(
                        ("approved__isnull", False),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="inherent_loosening_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="limit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("point", "kind"),
                name="inherent_limit_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="limit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["LL", "L", "H", "HH", "ROC+", "ROC-", "DI", "DEV", "BAD"])
                ),
                name="inherent_limit_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="limit",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__in", ["red", "orange", "yellow", "blue"])),
                name="inherent_limit_colour",
            ),
        ),
        migrations.AddConstraint(
            model_name="limit",
            constraint=models.CheckConstraint(
                condition=models.Q(("dead_band__gte", 0)), name="inherent_limit_dead_band"
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["city_id", "-raised_at", "id"], name="alarm_city"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["county_id", "-raised_at", "id"], name="alarm_county"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["town_id", "-raised_at", "id"], name="alarm_town"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                fields=["enterprise_id", "-raised_at", "id"], name="alarm_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["path_now"], name="alarm_path"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="alarm_group",
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="alarm_assignment"
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                name="alarm_department",
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["raised_at", "id"], name="alarm_by_raised_at"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["subject_uid", "-raised_at"], name="alarm_subject"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(fields=["point", "limit_kind", "-raised_at"], name="alarm_last"),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                condition=models.Q(("danger_uid__isnull", False)),
                fields=["danger_uid"],
                name="alarm_danger",
            ),
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(
                condition=models.Q(("progress", "CLOSED"), _negated=True),
                fields=["-raised_at", "id"],
                name="alarm_unclosed",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="inherent_alarm_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="inherent_alarm_dept_mask"
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "NORM"), _negated=True),
                fields=("point", "limit_kind"),
                name="inherent_alarm_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("limit_kind__in", ["LL", "L", "H", "HH", "ROC+", "ROC-", "DI", "DEV", "BAD"])
                ),
                name="inherent_alarm_limit",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["NORM", "UNACK", "ACKED", "RTN_UNACK", "LATCHED"])
                ),
                name="inherent_alarm_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("progress__in", ["NEW", "ACKNOWLEDGED", "HANDLING", "CLEARED", "CLOSED"])
                ),
                name="inherent_alarm_progress",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__in", ["red", "orange", "yellow", "blue"])),
                name="inherent_alarm_colour",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason__in",
                        ["", "REAL", "INSTRUMENT", "MAINTENANCE", "CALIBRATION", "FALSE", "TEST"],
                    )
                ),
                name="inherent_alarm_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(("gone_at", None), ("state", "NORM"), _connector="XOR"),
                name="inherent_alarm_gone",
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), ("progress", "CLOSED"), _connector="XOR"),
                name="inherent_alarm_closed",
            ),
        ),
    ]
