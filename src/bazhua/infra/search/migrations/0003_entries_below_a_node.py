"""What stands below a node is found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the index."""

    dependencies = [
        ("search", "0002_every_department"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["path_now"], name="search_entry_path"),
        ),
    ]
