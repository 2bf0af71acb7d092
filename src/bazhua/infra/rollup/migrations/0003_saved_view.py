"""Views of figures that people keep."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of kept views."""

    dependencies = [("rollup", "0002_contribution")]
    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(unique=True)),
                ("owner_uid", models.UUIDField()),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(db_collation="C", max_length=1000)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner_uid", "name"), name="rollup_savedview_once"
                    )
                ]
            },
        )
    ]
