"""What a danger counts in: industry, when acceptance was asked for, what it repeats."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add them."""

    dependencies = [("dangers", "0003_by_who_found_them")]

    operations = [
        migrations.AddField(
            model_name="hiddendanger",
            name="industry",
            field=models.CharField(blank=True, db_collation="C", default="", max_length=1),
        ),
        migrations.AddField(
            model_name="hiddendanger", name="asked_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="hiddendanger", name="recurs_uid", field=models.UUIDField(null=True)
        ),
    ]
