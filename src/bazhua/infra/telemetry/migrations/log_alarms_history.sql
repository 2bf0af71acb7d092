-- What may send, and by which secret; of a token only its SHA-256 is kept. Several tokens of one
-- gateway are good side by side, so that one can be changed without a gap.
CREATE TABLE telemetry_gateway (
    code text COLLATE "C" PRIMARY KEY,
    refused bigint NOT NULL DEFAULT 0
);

CREATE TABLE telemetry_token (
    digest bytea PRIMARY KEY CHECK (length(digest) = 32),
    gateway text COLLATE "C" NOT NULL REFERENCES telemetry_gateway,
    until timestamptz
);

-- The log: all that can move an alarm, in one order. Ids are given under a lock that is held to
-- the commit, so whoever has seen an id has seen all before it.
CREATE SEQUENCE telemetry_log_id AS bigint;

CREATE TABLE telemetry_log (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    kind smallint NOT NULL,
    gateway text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    body bytea STORAGE EXTERNAL NOT NULL
) PARTITION BY RANGE (at);

ALTER SEQUENCE telemetry_log_id OWNED BY telemetry_log.id;

CREATE INDEX telemetry_log_order ON telemetry_log (id);
CREATE INDEX telemetry_log_sequence ON telemetry_log (gateway, sequence);

-- How far the engine has come: one row, written with all that it found on the way.
CREATE TABLE telemetry_applied (
    engine smallint PRIMARY KEY CHECK (engine = 1),
    position bigint NOT NULL,
    readings bigint NOT NULL
);

INSERT INTO telemetry_applied VALUES (1, 0, 0);

-- What the engine remembered at a position, in parts.
CREATE TABLE telemetry_checkpoint (
    position bigint NOT NULL,
    part integer NOT NULL,
    body bytea STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (position, part)
);

CREATE TABLE telemetry_transition (
    position bigint NOT NULL,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    t timestamptz NOT NULL,
    kind smallint NOT NULL,
    subject text COLLATE "C" NOT NULL,
    limit_kind text COLLATE "C" NOT NULL,
    before smallint NOT NULL,
    after smallint NOT NULL,
    value double precision,
    announced boolean NOT NULL,
    actor text COLLATE "C" NOT NULL,
    PRIMARY KEY (at, position, number)
) PARTITION BY RANGE (at);

CREATE INDEX telemetry_transition_order ON telemetry_transition (position, number);
CREATE INDEX telemetry_transition_subject ON telemetry_transition (subject, t);

CREATE TABLE telemetry_alarm (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    point text COLLATE "C" NOT NULL,
    limit_kind text COLLATE "C" NOT NULL,
    state smallint NOT NULL,
    raised_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    closed_at timestamptz,
    value double precision,
    occurrences integer NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX telemetry_alarm_open ON telemetry_alarm (point, limit_kind)
    WHERE closed_at IS NULL;
CREATE INDEX telemetry_alarm_raised ON telemetry_alarm (raised_at);

-- History: up to 256 readings of a point, as they came. Offsets are milliseconds from `begins`
-- (int4), values double precision, both little-endian; qualities one byte each, nothing when all
-- are good. Readings of one instant are the same reading.
CREATE TABLE telemetry_chunk (
    point text COLLATE "C" NOT NULL,
    begins timestamptz NOT NULL,
    count smallint NOT NULL,
    offsets bytea STORAGE EXTERNAL NOT NULL,
    vals bytea STORAGE EXTERNAL NOT NULL,
    qualities bytea STORAGE EXTERNAL
) PARTITION BY RANGE (begins);

CREATE INDEX telemetry_chunk_point ON telemetry_chunk (point, begins);

-- What points say now, 256 to a row; columns as in a chunk, times as int8.
CREATE TABLE telemetry_latest (
    first integer PRIMARY KEY,
    points text[] NOT NULL,
    times bytea STORAGE EXTERNAL NOT NULL,
    vals bytea STORAGE EXTERNAL NOT NULL,
    qualities bytea STORAGE EXTERNAL NOT NULL
);

-- What was sent and cannot be used, with the reason: rows of a batch side by side, or a body.
CREATE TABLE telemetry_quarantine (
    at timestamptz NOT NULL,
    gateway text COLLATE "C" NOT NULL,
    sequence bigint,
    reason text COLLATE "C" NOT NULL,
    points text[] NOT NULL DEFAULT '{}',
    times bigint[] NOT NULL DEFAULT '{}',
    vals double precision[] NOT NULL DEFAULT '{}',
    body bytea
) PARTITION BY RANGE (at);

CREATE INDEX telemetry_quarantine_gateway ON telemetry_quarantine (gateway, at);

CREATE TABLE telemetry_log_default PARTITION OF telemetry_log DEFAULT;
CREATE TABLE telemetry_transition_default PARTITION OF telemetry_transition DEFAULT;
CREATE TABLE telemetry_chunk_default PARTITION OF telemetry_chunk DEFAULT;
CREATE TABLE telemetry_quarantine_default PARTITION OF telemetry_quarantine DEFAULT;

-- Makes the partition of a day, UTC; what had to go into DEFAULT is brought into it.
CREATE FUNCTION telemetry_make_day(parent text, key text, day date) RETURNS boolean
LANGUAGE plpgsql AS $body$
DECLARE
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
    starts timestamptz := day::timestamp AT TIME ZONE 'UTC';
    ends timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent);
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) WITH (toast_tuple_target = 8160)', name, parent);
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved', parent || '_default', key, starts, key, ends, name);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, starts, ends);
    RETURN true;
END
$body$;
