"""Lists of enterprises that few are in lead to them by an index; whether two supervise alike."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add columns and indexes."""

    dependencies = [
        ("registry", "0003_grants_are_confirmed"),
    ]

    operations = [
        migrations.AddField(
            model_name="enterprise",
            name="doubled",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="section",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Left("industry", 1),
                output_field=models.CharField(db_collation="C", max_length=1),
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(fields=["section", "pinyin", "id"], name="registry_ent_section"),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["high_risk"], name="registry_ent_high_risk"
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(
                condition=models.Q(("status", "operating"), _negated=True),
                fields=["status", "pinyin", "id"],
                name="registry_ent_resting",
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(
                condition=models.Q(("dept_mask", 0), ("until", None)),
                fields=["pinyin", "id"],
                name="registry_ent_gap",
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(
                condition=models.Q(("doubled", True)),
                fields=["pinyin", "id"],
                name="registry_ent_doubled",
            ),
        ),
        migrations.AddIndex(
            model_name="supervision",
            index=models.Index(fields=["enterprise", "id"], name="registry_supervision_of"),
        ),
        migrations.AddConstraint(
            model_name="enterprise",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", models.F("node_id"))),
                name="registry_enterprise_is_node",
            ),
        ),
    ]
