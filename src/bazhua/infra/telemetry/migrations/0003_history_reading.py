"""What history is read from: minutes, and readings whose chunk is still open."""

from pathlib import Path

from django.db import migrations

FORWARD = Path(__file__).with_name("history_reading.sql").read_text(encoding="utf-8")

BACKWARD = """
DROP TABLE telemetry_tail, telemetry_open, telemetry_point, telemetry_minute;
ALTER TABLE telemetry_chunk DROP COLUMN position;
"""


class Migration(migrations.Migration):
    """Add the tables, and the order in which chunks were stored."""

    dependencies = [("telemetry", "0002_quarantine_replayed_once")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
