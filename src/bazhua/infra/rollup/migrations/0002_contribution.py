"""Contributions in partitions by month, which the database refuses to change; those that wait."""

from pathlib import Path

from django.db import migrations, models

FORWARD = Path(__file__).with_name("contribution.sql").read_text(encoding="utf-8")

BACKWARD = """
DROP TABLE rollup_contribution;
DROP TABLE rollup_waiting;
DROP FUNCTION rollup_let_wait();
DROP FUNCTION rollup_refuse_change();
DROP FUNCTION rollup_make_month(date);
"""


class Migration(migrations.Migration):
    """Add the tables, their indexes, and the function that makes a month."""

    dependencies = [("rollup", "0001_cell_presence_replanting")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(FORWARD, BACKWARD)],
            state_operations=[
                migrations.CreateModel(
                    name="ContributionRow",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("event_uid", models.UUIDField()),
                        ("indicator", models.CharField(db_collation="C", max_length=80)),
                        ("record_uid", models.UUIDField()),
                        ("path", models.CharField(db_collation="C", max_length=200)),
                        ("day", models.DateField()),
                        ("dims", models.JSONField()),
                        ("value", models.BigIntegerField()),
                    ],
                    options={"db_table": "rollup_contribution"},
                ),
                migrations.CreateModel(
                    name="Waiting",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("day", models.DateField()),
                        ("indicator", models.CharField(db_collation="C", max_length=80)),
                    ],
                    options={"db_table": "rollup_waiting"},
                ),
            ],
        ),
    ]
