"""The log, what the engine makes of it, and what could not be used; partitions by day."""

from pathlib import Path

from django.db import migrations

FORWARD = Path(__file__).with_name("log_alarms_history.sql").read_text(encoding="utf-8")

BACKWARD = """
DROP TABLE telemetry_quarantine, telemetry_latest, telemetry_chunk, telemetry_alarm,
    telemetry_transition, telemetry_checkpoint, telemetry_applied, telemetry_log, telemetry_token,
    telemetry_gateway;
DROP FUNCTION telemetry_make_day(text, text, date);
"""


class Migration(migrations.Migration):
    """Add the tables and the function that makes a day."""

    dependencies = []

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
