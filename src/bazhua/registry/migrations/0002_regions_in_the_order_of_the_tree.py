"""Lists of regions stand in the order of the tree."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Five indexes; the table has some two thousand rows."""

    dependencies = [
        ("registry", "0001_who_and_where"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="region",
            name="registry_reg_city",
        ),
        migrations.RemoveIndex(
            model_name="region",
            name="registry_reg_county",
        ),
        migrations.RemoveIndex(
            model_name="region",
            name="registry_reg_town",
        ),
        migrations.RemoveIndex(
            model_name="region",
            name="registry_reg_enterprise",
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["city_id", "path_now", "id"], name="registry_reg_city"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["county_id", "path_now", "id"], name="registry_reg_county"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["town_id", "path_now", "id"], name="registry_reg_town"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(
                fields=["enterprise_id", "path_now", "id"], name="registry_reg_enterprise"
            ),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["path_now", "id"], name="registry_reg_tree"),
        ),
    ]
