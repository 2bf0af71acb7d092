"""The database keeps what an issued paper says and its number, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION papers_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF OLD.state <> 'draft' AND (
        TG_OP = 'DELETE' OR NEW.state = 'draft' OR OLD.state = 'void' AND NEW.state <> 'void'
        OR (NEW.uid, NEW.kind, NEW.kind_version, NEW.lang, NEW.issuer, NEW.issuer_code,
            NEW.content, NEW.content_sha256, NEW.title, NEW.path_then, NEW.year, NEW.serial,
            NEW.number, NEW.code, NEW.pdf_file, NEW.pdf_sha256, NEW.issued_by, NEW.issued_at)
        IS DISTINCT FROM
           (OLD.uid, OLD.kind, OLD.kind_version, OLD.lang, OLD.issuer, OLD.issuer_code,
            OLD.content, OLD.content_sha256, OLD.title, OLD.path_then, OLD.year, OLD.serial,
            OLD.number, OLD.code, OLD.pdf_file, OLD.pdf_sha256, OLD.issued_by, OLD.issued_at)
        OR OLD.state = 'void' AND (NEW.voided_by, NEW.voided_at, NEW.void_reason, NEW.void_file)
        IS DISTINCT FROM (OLD.voided_by, OLD.voided_at, OLD.void_reason, OLD.void_file)
    ) THEN
        RAISE EXCEPTION 'an issued paper stays as it is' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$body$;
CREATE TRIGGER papers_issued_stays BEFORE UPDATE OR DELETE ON papers_paper
    FOR EACH ROW EXECUTE FUNCTION papers_refuse_change();

CREATE FUNCTION papers_refuse_jump() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.issuer, NEW.kind, NEW.year, NEW.last)
        IS DISTINCT FROM (OLD.issuer, OLD.kind, OLD.year, OLD.last + 1) THEN
        RAISE EXCEPTION 'a series goes on by one' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;
CREATE TRIGGER papers_series_by_one BEFORE UPDATE OR DELETE ON papers_paperseries
    FOR EACH ROW EXECUTE FUNCTION papers_refuse_jump();
"""

BACKWARD = """
DROP TRIGGER papers_series_by_one ON papers_paperseries;
DROP FUNCTION papers_refuse_jump();
DROP TRIGGER papers_issued_stays ON papers_paper;
DROP FUNCTION papers_refuse_change();
"""


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies = [("papers", "0001_series_paper_twin")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
