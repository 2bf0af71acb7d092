"""An event waits for its leaf from its first moment; what is sealed is never altered."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION ledger_wait() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    INSERT INTO ledger_waiting (event_id) SELECT id FROM appended;
    RETURN NULL;
END
$body$;
CREATE TRIGGER ledger_wait AFTER INSERT ON events_event REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_wait();
INSERT INTO ledger_waiting (event_id) SELECT id FROM events_event;
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger_sealedroot
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger_chain
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
"""

BACKWARD = """
DROP TRIGGER ledger_append_only ON ledger_chain;
DROP TRIGGER ledger_append_only ON ledger_sealedroot;
DROP TRIGGER ledger_append_only ON ledger_leaf;
DROP FUNCTION ledger_refuse_change();
DROP TRIGGER ledger_wait ON events_event;
DROP FUNCTION ledger_wait();
"""


class Migration(migrations.Migration):
    """Add the triggers, and let all events wait that there are."""

    dependencies = [
        ("events", "0002_event_append_only"),
        ("ledger", "0001_leaf_root_and_secret"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
