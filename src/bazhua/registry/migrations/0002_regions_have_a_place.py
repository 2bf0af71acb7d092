"""A region has a place; nodes that are no regions are numbered beyond all codes of nine digits."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the columns of a place."""

    dependencies = [
        ("registry", "0001_who_and_where"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="assignment_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="path_now",
            field=models.CharField(db_collation="C", default=".0.", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="region",
            name="dept_mask",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="region",
            name="group_now",
            field=models.CharField(blank=True, db_collation="C", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="region",
            name="path_then",
            field=models.CharField(db_collation="C", default=".0.", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="region",
            name="city_id",
            field=models.GeneratedField(
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
        migrations.AddField(
            model_name="region",
            name="county_id",
            field=models.GeneratedField(
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
        migrations.AddField(
            model_name="region",
            name="enterprise_id",
            field=models.GeneratedField(
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
        migrations.AddField(
            model_name="region",
            name="town_id",
            field=models.GeneratedField(
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
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["city_id", "code", "id"], name="registry_reg_city"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["county_id", "code", "id"], name="registry_reg_county"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["town_id", "code", "id"], name="registry_reg_town"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(
                fields=["enterprise_id", "code", "id"], name="registry_reg_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["path_now"], name="registry_reg_path"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(
                condition=models.Q(("group_now", ""), _negated=True),
                fields=["group_now"],
                name="registry_reg_group",
            ),
        ),
        migrations.AddIndex(
            model_name="region",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["assignment_ids"], name="registry_reg_assignment"
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path_now__regex", "^(\\.[0-9]+)+\\.$"),
                    ("path_then__regex", "^(\\.[0-9]+)+\\.$"),
                ),
                name="registry_region_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(("dept_mask__gte", 0)), name="registry_region_dept_mask"
            ),
        ),
        migrations.RunSQL(
            sql="ALTER SEQUENCE registry_node_id_seq RESTART WITH 1000000001",
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
