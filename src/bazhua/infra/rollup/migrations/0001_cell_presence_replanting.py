"""Cells, the records behind distinct counts, and what was re-organised."""

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Cell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("indicator", models.CharField(db_collation="C", max_length=80)),
                ("path", models.CharField(db_collation="C", max_length=200)),
                ("day", models.DateField()),
                ("dims", models.JSONField()),
                ("value", models.BigIntegerField()),
                (
                    "node",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path"),
                                    models.Value("."),
                                    models.Value(-2),
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
                    "parent",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path"),
                                    models.Value("."),
                                    models.Value(-3),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["indicator", "parent", "path", "dims", "day"],
                        name="rollup_cell_children",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "node", "path", "dims", "day"), name="rollup_cell_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("indicator", models.CharField(db_collation="C", max_length=80)),
                ("path", models.CharField(db_collation="C", max_length=200)),
                ("day", models.DateField()),
                ("dims", models.JSONField()),
                ("record_uid", models.UUIDField()),
                ("times", models.BigIntegerField()),
                (
                    "node",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.F("path"),
                                    models.Value("."),
                                    models.Value(-2),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "node", "day", "path", "dims", "record_uid"),
                        name="rollup_presence_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Replanting",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("old", models.CharField(db_collation="C", max_length=200)),
                ("new", models.CharField(db_collation="C", max_length=200)),
                ("day", models.DateField()),
                ("event_uid", models.UUIDField(unique=True)),
            ],
        ),
    ]
