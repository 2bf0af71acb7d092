"""Who and where: the tree, regions, bodies, enterprises, people, grants."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("identity_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("identity_sealed", models.BinaryField(null=True)),
                (
                    "identity_shown",
                    models.CharField(blank=True, db_collation="C", default="", max_length=18),
                ),
                ("phone_hash", models.BinaryField(db_index=True, max_length=32, null=True)),
                ("phone_sealed", models.BinaryField(null=True)),
                (
                    "phone_shown",
                    models.CharField(blank=True, db_collation="C", default="", max_length=20),
                ),
                ("mail_sealed", models.BinaryField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Client",
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
                ("name", models.CharField(max_length=120)),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("given_by", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="registry_client_span",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("code", models.CharField(db_collation="C", max_length=8, unique=True)),
                ("bit", models.PositiveSmallIntegerField(unique=True)),
                ("confirmed", models.BooleanField()),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bit__lte", 62)), name="registry_department_bit"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(db_collation="C", max_length=12)),
                ("path", models.CharField(db_collation="C", max_length=200)),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("kind", "region")),
                        fields=["id"],
                        name="registry_node_region",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("path",), name="registry_node_once"),
                    models.CheckConstraint(
                        condition=models.Q(("path__regex", "^(\\.[0-9]+)+\\.$")),
                        name="registry_node_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["region", "enterprise", "unit"])),
                        name="registry_node_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                (
                    "credit_code",
                    models.CharField(blank=True, db_collation="C", default="", max_length=18),
                ),
                ("code_exempt", models.CharField(blank=True, default="", max_length=200)),
                ("code_proof_uid", models.UUIDField(null=True)),
                (
                    "industry",
                    models.CharField(blank=True, db_collation="C", default="", max_length=5),
                ),
                (
                    "section",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Left("industry", 1),
                        output_field=models.CharField(db_collation="C", max_length=1),
                    ),
                ),
                ("headcount", models.PositiveIntegerField(null=True)),
                (
                    "high_risk",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=24),
                        default=list,
                        size=None,
                    ),
                ),
                ("status", models.CharField(db_collation="C", default="operating", max_length=12)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("telephone", models.CharField(blank=True, default="", max_length=40)),
                ("doubled", models.BooleanField(default=False, editable=False)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "node",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "pinyin", "id"], name="registry_ent_city"),
                    models.Index(fields=["county_id", "pinyin", "id"], name="registry_ent_county"),
                    models.Index(fields=["town_id", "pinyin", "id"], name="registry_ent_town"),
                    models.Index(
                        fields=["enterprise_id", "pinyin", "id"], name="registry_ent_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_ent_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_ent_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_ent_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_ent_department",
                    ),
                    models.Index(fields=["pinyin", "id"], name="registry_ent_by_pinyin"),
                    models.Index(fields=["section", "pinyin", "id"], name="registry_ent_section"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["high_risk"], name="registry_ent_high_risk"
                    ),
                    models.Index(
                        condition=models.Q(("status", "operating"), _negated=True),
                        fields=["status", "pinyin", "id"],
                        name="registry_ent_resting",
                    ),
                    models.Index(
                        condition=models.Q(("dept_mask", 0), ("until", None)),
                        fields=["pinyin", "id"],
                        name="registry_ent_gap",
                    ),
                    models.Index(
                        condition=models.Q(("doubled", True)),
                        fields=["pinyin", "id"],
                        name="registry_ent_doubled",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_enterprise_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="registry_enterprise_dept_mask",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("credit_code", ""), _negated=True),
                        fields=("credit_code",),
                        name="registry_enterprise_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("id", models.F("node_id"))),
                        name="registry_enterprise_is_node",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["operating", "stopped", "closed"])),
                        name="registry_enterprise_status",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NodeSpell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "node",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("node", "since"), name="registry_spell_since"),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("node",),
                        name="registry_spell_lasting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="registry_spell_span",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("kind", models.CharField(db_collation="C", max_length=24)),
                ("code", models.CharField(blank=True, db_collation="C", default="", max_length=18)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.department",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "pinyin", "id"], name="registry_org_city"),
                    models.Index(fields=["county_id", "pinyin", "id"], name="registry_org_county"),
                    models.Index(fields=["town_id", "pinyin", "id"], name="registry_org_town"),
                    models.Index(
                        fields=["enterprise_id", "pinyin", "id"], name="registry_org_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_org_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_org_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_org_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_org_department",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_organisation_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="registry_organisation_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "government",
                                    "commission_office",
                                    "department",
                                    "discipline",
                                    "group",
                                    "park",
                                    "centre",
                                    "team",
                                    "agency",
                                ],
                            )
                        ),
                        name="registry_organisation_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("department__isnull", False), ("kind", "department")),
                            models.Q(
                                models.Q(("kind", "department"), _negated=True),
                                ("department", None),
                            ),
                            _connector="OR",
                        ),
                        name="registry_organisation_department",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("code",),
                        name="registry_organisation_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("kind", models.CharField(db_collation="C", max_length=12)),
                (
                    "number",
                    models.CharField(blank=True, db_collation="C", default="", max_length=60),
                ),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "firm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "pinyin", "id"], name="registry_place_city"),
                    models.Index(
                        fields=["county_id", "pinyin", "id"], name="registry_place_county"
                    ),
                    models.Index(fields=["town_id", "pinyin", "id"], name="registry_place_town"),
                    models.Index(
                        fields=["enterprise_id", "pinyin", "id"], name="registry_place_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_place_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_place_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_place_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_place_department",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_place_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="registry_place_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["site", "area", "process_unit", "equipment", "point"])
                        ),
                        name="registry_place_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), ("until", None)
                        ),
                        fields=("firm", "number"),
                        name="registry_place_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("kind", models.CharField(db_collation="C", max_length=24)),
                ("until", models.DateField(null=True)),
                (
                    "firm",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "pinyin", "id"], name="registry_post_city"),
                    models.Index(fields=["county_id", "pinyin", "id"], name="registry_post_county"),
                    models.Index(fields=["town_id", "pinyin", "id"], name="registry_post_town"),
                    models.Index(
                        fields=["enterprise_id", "pinyin", "id"], name="registry_post_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_post_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_post_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_post_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_post_department",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_post_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="registry_post_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("firm", None), ("organisation", None), _connector="XOR"
                        ),
                        name="registry_post_where",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.post",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["post", "until"], name="registry_holding_post"),
                    models.Index(fields=["person", "until"], name="registry_holding_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("post", "person"),
                        name="registry_holding_lasting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="registry_holding_span",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("code", models.CharField(db_collation="C", max_length=12, unique=True)),
                ("level", models.CharField(db_collation="C", max_length=10)),
                ("kind", models.CharField(db_collation="C", max_length=20)),
                (
                    "map_adcode",
                    models.CharField(blank=True, db_collation="C", default="", max_length=6),
                ),
                ("longitude", models.FloatField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "node",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "code", "id"], name="registry_reg_city"),
                    models.Index(fields=["county_id", "code", "id"], name="registry_reg_county"),
                    models.Index(fields=["town_id", "code", "id"], name="registry_reg_town"),
                    models.Index(
                        fields=["enterprise_id", "code", "id"], name="registry_reg_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_reg_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_reg_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_reg_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_reg_department",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_region_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="registry_region_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__in", ["province", "city", "county", "town", "village"])
                        ),
                        name="registry_region_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "province",
                                    "prefecture_city",
                                    "district",
                                    "county",
                                    "county_city",
                                    "functional_zone",
                                    "subdistrict",
                                    "town",
                                    "township",
                                    "special",
                                    "village",
                                ],
                            )
                        ),
                        name="registry_region_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionSpell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(db_collation="C", max_length=12)),
                ("name", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.region",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["code"], name="registry_region_old_code")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "since"), name="registry_region_since"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
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
                ("role", models.CharField(db_collation="C", max_length=8)),
                ("departments", models.BigIntegerField(null=True)),
                ("assignment", models.BigIntegerField(null=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("given_by", models.UUIDField()),
                ("given_at", models.DateTimeField()),
                ("confirmed_by", models.UUIDField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("reason", models.CharField(max_length=300)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.client",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person"], name="registry_grant_person"),
                    models.Index(fields=["client"], name="registry_grant_client"),
                    models.Index(fields=["node"], name="registry_grant_node"),
                    models.Index(fields=["-given_at", "id"], name="registry_grant_given"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", None), ("client", None), _connector="XOR"),
                        name="registry_grant_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("node", None), ("group", None), _connector="XOR"),
                        name="registry_grant_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="registry_grant_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", None)),
                            models.Q(
                                ("confirmed_at__isnull", False), ("confirmed_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="registry_grant_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Substance",
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
                ("name", models.CharField(max_length=200)),
                ("cas", models.CharField(blank=True, db_collation="C", default="", max_length=12)),
                ("most_t", models.DecimalField(decimal_places=4, max_digits=14)),
                ("until", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("most_t__gte", 0)), name="registry_substance_quantity"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supervision",
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
                ("kind", models.CharField(db_collation="C", max_length=12)),
                ("basis", models.CharField(blank=True, default="", max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.department",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["enterprise", "id"], name="registry_supervision_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("enterprise", "department"),
                        name="registry_supervision_lasting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["industry", "business", "operation"])),
                        name="registry_supervision_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("kind", models.CharField(db_collation="C", max_length=12)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "node",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.node",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["workshop", "team"])),
                        name="registry_unit_kind",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="post",
            name="unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.unit",
            ),
        ),
        migrations.CreateModel(
            name="Engagement",
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
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("kind", models.CharField(db_collation="C", max_length=12)),
                ("title", models.CharField(blank=True, default="", max_length=80)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "firm",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "pinyin", "id"], name="registry_engag_city"),
                    models.Index(
                        fields=["county_id", "pinyin", "id"], name="registry_engag_county"
                    ),
                    models.Index(fields=["town_id", "pinyin", "id"], name="registry_engag_town"),
                    models.Index(
                        fields=["enterprise_id", "pinyin", "id"], name="registry_engag_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="registry_engag_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="registry_engag_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="registry_engag_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="registry_engag_department",
                    ),
                    models.Index(fields=["person"], name="registry_engag_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="registry_engagement_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)),
                        name="registry_engagement_dept_mask",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("firm", None), ("organisation", None), _connector="XOR"
                        ),
                        name="registry_engagement_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["employee", "contractor", "dispatched", "visitor"])
                        ),
                        name="registry_engagement_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="registry_engagement_span",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zone",
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
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                ("pinyin", models.CharField(db_collation="C", max_length=600)),
                ("outline", models.JSONField(null=True)),
                ("plan_uid", models.UUIDField(null=True)),
                ("on_plan", models.JSONField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("on_plan", None), ("plan_uid", None)),
                            models.Q(("on_plan__isnull", False), ("plan_uid__isnull", False)),
                            _connector="OR",
                        ),
                        name="registry_zone_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contract",
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
                ("work", models.CharField(max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "contractor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.enterprise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("host", models.F("contractor")), _negated=True),
                        name="registry_contract_two",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            sql="ALTER SEQUENCE registry_node_id_seq RESTART WITH 1000000001",
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
