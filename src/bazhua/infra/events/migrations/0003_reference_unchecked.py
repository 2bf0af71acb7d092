"""A delivery refers to its event unchecked: one statement writes both, and no event goes away."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Drop the constraint."""

    dependencies = [
        ("events", "0002_event_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="delivery",
            name="event",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="events.event",
            ),
        ),
    ]
