"""What was put aside has a number and its qualities, and is marked when it was sent again."""

from django.db import migrations

FORWARD = """
CREATE SEQUENCE telemetry_quarantine_id AS bigint;

ALTER TABLE telemetry_quarantine
    ADD COLUMN id bigint NOT NULL DEFAULT nextval('telemetry_quarantine_id'),
    ADD COLUMN qualities smallint[] NOT NULL DEFAULT '{}',
    ADD COLUMN replayed_at timestamptz;

ALTER SEQUENCE telemetry_quarantine_id OWNED BY telemetry_quarantine.id;

CREATE INDEX telemetry_quarantine_id_order ON telemetry_quarantine (id);
"""

BACKWARD = """
ALTER TABLE telemetry_quarantine
    DROP COLUMN id, DROP COLUMN qualities, DROP COLUMN replayed_at;
"""


class Migration(migrations.Migration):
    """Add the columns."""

    dependencies = [("telemetry", "0001_log_alarms_history")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
