"""Papers, the series that number them, photographs of signed sheets."""

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
            name="Paper",
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
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("kind_version", models.PositiveSmallIntegerField()),
                ("lang", models.CharField(db_collation="C", max_length=2)),
                ("issuer", models.JSONField()),
                ("issuer_code", models.CharField(db_collation="C", max_length=120)),
                ("content", models.JSONField()),
                ("content_sha256", models.CharField(db_collation="C", max_length=64)),
                ("title", models.CharField(max_length=250)),
                ("state", models.CharField(db_collation="C", default="draft", max_length=10)),
                ("drafted_by", models.UUIDField()),
                ("drafted_at", models.DateTimeField()),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("serial", models.PositiveIntegerField(null=True)),
                ("number", models.CharField(blank=True, default="", max_length=120)),
                ("code", models.CharField(blank=True, db_collation="C", default="", max_length=60)),
                ("issued_by", models.UUIDField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("pdf_file", models.UUIDField(null=True)),
                (
                    "pdf_sha256",
                    models.CharField(blank=True, db_collation="C", default="", max_length=64),
                ),
                ("printed_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("voided_by", models.UUIDField(null=True)),
                ("voided_at", models.DateTimeField(null=True)),
                ("void_reason", models.CharField(blank=True, default="", max_length=500)),
                ("void_file", models.UUIDField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["city_id", "-drafted_at", "id"], name="paper_city"),
                    models.Index(fields=["county_id", "-drafted_at", "id"], name="paper_county"),
                    models.Index(fields=["town_id", "-drafted_at", "id"], name="paper_town"),
                    models.Index(
                        fields=["enterprise_id", "-drafted_at", "id"], name="paper_enterprise"
                    ),
                    models.Index(fields=["path_now"], name="paper_path"),
                    models.Index(
                        condition=models.Q(("group_now", ""), _negated=True),
                        fields=["group_now"],
                        name="paper_group",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["assignment_ids"], name="paper_assignment"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "dept_mask",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.IntegerField(), size=None
                            ),
                            template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                        ),
                        name="paper_department",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                            ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                        ),
                        name="papers_paper_path",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dept_mask__gte", 0)), name="papers_paper_dept_mask"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "issued", "void"])),
                        name="papers_paper_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lang__in", ["zh", "en"])), name="papers_paper_lang"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("content_sha256__regex", "^[0-9a-f]{64}$"),
                            models.Q(
                                ("pdf_sha256", ""),
                                ("pdf_sha256__regex", "^[0-9a-f]{64}$"),
                                _connector="OR",
                            ),
                        ),
                        name="papers_paper_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "draft"),
                                ("code", ""),
                                ("issued_at", None),
                                ("number", ""),
                                ("pdf_file", None),
                                ("serial", None),
                                ("year", None),
                                ("printed_at", None),
                                ("signed_at", None),
                            ),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("issued_at__isnull", False),
                                ("pdf_file__isnull", False),
                                ("serial__gte", 1),
                                ("year__isnull", False),
                                models.Q(("number", ""), _negated=True),
                                models.Q(("code", ""), _negated=True),
                                models.Q(("pdf_sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="papers_paper_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "void"),
                                ("voided_at__isnull", False),
                                ("voided_by__isnull", False),
                                models.Q(("void_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "void"), _negated=True),
                                ("void_file", None),
                                ("void_reason", ""),
                                ("voided_at", None),
                                ("voided_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="papers_paper_void",
                    ),
                    models.UniqueConstraint(
                        fields=("issuer_code", "kind", "year", "serial"), name="papers_paper_serial"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperSeries",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("issuer", models.CharField(db_collation="C", max_length=120)),
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issuer", "kind", "year"), name="papers_series_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperTwin",
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
                ("file", models.UUIDField()),
                ("sha256", models.CharField(db_collation="C", max_length=64)),
                ("bound_by", models.UUIDField()),
                ("bound_at", models.DateTimeField()),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "sha256"), name="papers_papertwin_once"
                    )
                ],
            },
        ),
    ]
