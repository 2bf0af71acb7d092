"""Who is called after the duty-holder of an assignment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the address; nobody for those that stand already."""

    dependencies = [("recurrence", "0001_rules_assignments_fulfilments")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="overseer",
            field=models.CharField(blank=True, db_collation="C", default="", max_length=120),
        ),
    ]
