"""Indexes of those that are open: a tenth of all, and most of what is asked for."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create them."""

    dependencies = [
        ("dangers", "0009_patrols"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                condition=models.Q(("state__in", ["CLOSED", "MERGED"]), _negated=True),
                fields=["-found_at", "id"],
                name="danger_open",
            ),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(
                condition=models.Q(
                    models.Q(("state__in", ["CLOSED", "MERGED"]), _negated=True), ("grade", "MAJOR")
                ),
                fields=["-found_at", "id"],
                name="danger_open_major",
            ),
        ),
        migrations.AddIndex(
            model_name="hiddendanger",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "dept_mask",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                    template="array_positions(string_to_array(%(expressions)s::bit(64)::text, NULL), '1')",
                ),
                condition=models.Q(("state__in", ["CLOSED", "MERGED"]), _negated=True),
                name="danger_open_department",
            ),
        ),
    ]
