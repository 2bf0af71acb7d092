"""What each duty last did."""

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DutySign",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("clock", models.CharField(db_collation="C", max_length=120)),
                ("duty", models.CharField(db_collation="C", max_length=60)),
                ("ticked_at", models.DateTimeField(null=True)),
                ("worked_at", models.DateTimeField(null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("failed_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField()),
                ("drift", models.DurationField(default=datetime.timedelta)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "duty"), name="clock_dutysign_once")
                ],
            },
        ),
    ]
