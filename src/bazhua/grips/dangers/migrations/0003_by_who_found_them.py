"""Hidden dangers by the person who found them: what somebody reported himself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Index them."""

    dependencies = [("dangers", "0002_known_origin")]

    operations = [
        migrations.AddIndex(
            model_name="hiddendanger",
            index=models.Index(fields=["found_by", "-found_at", "id"], name="danger_finder"),
        ),
    ]
