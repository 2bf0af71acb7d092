"""The queue of the sweep in a table of its own, so that a sweep leaves all other indexes alone."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
ALTER TABLE obligations_obligation SET (fillfactor = 50);

CREATE FUNCTION obligations_wake_keep() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM obligations_wake AS wake USING changed
    WHERE wake.obligation_id = changed.id AND changed.wake_at IS NULL;
    INSERT INTO obligations_wake (obligation_id, at)
    SELECT id, wake_at FROM changed WHERE wake_at IS NOT NULL
    ON CONFLICT (obligation_id) DO UPDATE SET at = excluded.at
    WHERE obligations_wake.at <> excluded.at;
    RETURN NULL;
END
$body$;
CREATE TRIGGER obligations_wake_added AFTER INSERT ON obligations_obligation
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION obligations_wake_keep();
CREATE TRIGGER obligations_wake_changed AFTER UPDATE ON obligations_obligation
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION obligations_wake_keep();

CREATE FUNCTION obligations_wake_drop() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    DELETE FROM obligations_wake AS wake USING gone WHERE wake.obligation_id = gone.id;
    RETURN NULL;
END
$body$;
CREATE TRIGGER obligations_wake_gone AFTER DELETE ON obligations_obligation
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION obligations_wake_drop();

INSERT INTO obligations_wake (obligation_id, at)
SELECT id, wake_at FROM obligations_obligation WHERE wake_at IS NOT NULL;
"""

BACKWARD = """
DROP TRIGGER obligations_wake_gone ON obligations_obligation;
DROP TRIGGER obligations_wake_changed ON obligations_obligation;
DROP TRIGGER obligations_wake_added ON obligations_obligation;
DROP FUNCTION obligations_wake_drop();
DROP FUNCTION obligations_wake_keep();
ALTER TABLE obligations_obligation RESET (fillfactor);
"""


class Migration(migrations.Migration):
    """Make the table and the triggers that keep it; drop the index it replaces."""

    dependencies = [("obligations", "0001_obligation")]

    operations = [
        migrations.CreateModel(
            name="Wake",
            fields=[
                (
                    "obligation",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="obligations.obligation",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at", "obligation"], name="obligation_wake_at")],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RemoveIndex(model_name="obligation", name="obligation_wake"),
    ]
