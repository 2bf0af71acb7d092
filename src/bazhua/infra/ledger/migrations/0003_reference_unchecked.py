"""A waiting event refers to its event unchecked: one statement writes both, and no event goes away."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Drop the constraint."""

    dependencies = [
        ("events", "0003_reference_unchecked"),
        ("ledger", "0002_waiting_with_event_and_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="waiting",
            name="event",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                primary_key=True,
                related_name="+",
                serialize=False,
                to="events.event",
            ),
        ),
    ]
