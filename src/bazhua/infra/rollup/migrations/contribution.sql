CREATE SEQUENCE rollup_contribution_id AS bigint;

CREATE TABLE rollup_contribution (
    id bigint NOT NULL DEFAULT nextval('rollup_contribution_id'),
    event_uid uuid NOT NULL,
    indicator varchar(80) COLLATE "C" NOT NULL,
    record_uid uuid NOT NULL,
    path varchar(200) COLLATE "C" NOT NULL CHECK (path ~ '^(\.[0-9]+)+\.$'),
    day date NOT NULL,
    dims jsonb NOT NULL CHECK (jsonb_typeof(dims) = 'object'),
    value bigint NOT NULL CHECK (value <> 0),
    PRIMARY KEY (id, day)
) PARTITION BY RANGE (day);

ALTER SEQUENCE rollup_contribution_id OWNED BY rollup_contribution.id;

CREATE INDEX rollup_contribution_open ON rollup_contribution (indicator, record_uid, day);
CREATE INDEX rollup_contribution_place ON rollup_contribution (indicator, path, day);

-- What is not folded yet; small, emptied every 200 ms, so that contributions are never touched again.
CREATE TABLE rollup_waiting (
    id bigint PRIMARY KEY,
    day date NOT NULL,
    indicator varchar(80) COLLATE "C" NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE FUNCTION rollup_let_wait() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    INSERT INTO rollup_waiting SELECT id, day, indicator FROM added;
    RETURN NULL;
END
$body$;

CREATE TRIGGER rollup_waits AFTER INSERT ON rollup_contribution
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rollup_let_wait();

CREATE TABLE rollup_contribution_default PARTITION OF rollup_contribution DEFAULT;

CREATE FUNCTION rollup_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'contributions are append-only' USING ERRCODE = 'restrict_violation';
END
$body$;

-- For each row, so that every partition has it too.
CREATE TRIGGER rollup_append_only BEFORE DELETE OR UPDATE ON rollup_contribution FOR EACH ROW EXECUTE FUNCTION rollup_refuse_change();

-- What came before its month was made is brought into it; apart from the table, since only there
-- rows may be deleted.
CREATE FUNCTION rollup_make_month(first date) RETURNS boolean LANGUAGE plpgsql AS $body$
DECLARE
    starts date := date_trunc('month', first)::date;
    ends date := (date_trunc('month', first) + interval '1 month')::date;
    name text := 'rollup_contribution_' || to_char(starts, 'YYYYMM');
BEGIN
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    LOCK TABLE rollup_contribution IN ACCESS EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    ALTER TABLE rollup_contribution DETACH PARTITION rollup_contribution_default;
    EXECUTE format('CREATE TABLE %I (LIKE rollup_contribution INCLUDING ALL)', name);
    EXECUTE format(
        'WITH early AS (DELETE FROM rollup_contribution_default'
        ' WHERE day >= %L AND day < %L RETURNING *) INSERT INTO %I SELECT * FROM early',
        starts, ends, name);
    EXECUTE format(
        'ALTER TABLE rollup_contribution ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        name, starts, ends);
    ALTER TABLE rollup_contribution ATTACH PARTITION rollup_contribution_default DEFAULT;
    RETURN true;
END
$body$;

-- A cell is changed in place while its page has room for the next version.
ALTER TABLE rollup_cell SET (fillfactor = 80);
