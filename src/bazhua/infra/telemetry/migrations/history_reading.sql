-- A chunk stands in order of time and spans less than an hour; where two hold the same instant, the
-- one that was stored first counts.
ALTER TABLE telemetry_chunk ADD COLUMN position bigint NOT NULL DEFAULT 0;

-- Minutes of a point within one hour: of each its number in the hour (one byte), how many readings
-- (uint2) and the last value; of those with several also the least, the greatest and the sum, three
-- doubles each. Counts by quality are eight uint2 for each minute, nothing when all are good. Where
-- several rows tell of one minute, each tells of other readings.
CREATE TABLE telemetry_minute (
    point text COLLATE "C" NOT NULL,
    begins timestamptz NOT NULL,
    minutes bytea STORAGE EXTERNAL NOT NULL,
    counts bytea STORAGE EXTERNAL NOT NULL,
    lasts bytea STORAGE EXTERNAL NOT NULL,
    several bytea STORAGE EXTERNAL NOT NULL,
    qualities bytea STORAGE EXTERNAL
) PARTITION BY RANGE (begins);

CREATE INDEX telemetry_minute_point ON telemetry_minute (point, begins);
CREATE TABLE telemetry_minute_default PARTITION OF telemetry_minute DEFAULT;

-- The number of a point in the engine.
CREATE TABLE telemetry_point (
    point text COLLATE "C" PRIMARY KEY,
    number integer NOT NULL
);

-- Open chunks as they were at the checkpoint, 256 points to a row: columns by point, then their
-- readings end to end.
CREATE TABLE telemetry_open (
    first integer PRIMARY KEY,
    begins bytea STORAGE EXTERNAL NOT NULL,
    ended bytea STORAGE EXTERNAL NOT NULL,
    counts bytea STORAGE EXTERNAL NOT NULL,
    offsets bytea STORAGE EXTERNAL NOT NULL,
    vals bytea STORAGE EXTERNAL NOT NULL,
    qualities bytea STORAGE EXTERNAL NOT NULL
);

-- What came since, by the same blocks: the place of the point in its block (one byte), time, value
-- and quality. It can be had from the log again, so it is written to no journal of the database.
CREATE UNLOGGED TABLE telemetry_tail (
    first integer NOT NULL,
    position bigint NOT NULL,
    places bytea STORAGE EXTERNAL NOT NULL,
    times bytea STORAGE EXTERNAL NOT NULL,
    vals bytea STORAGE EXTERNAL NOT NULL,
    qualities bytea STORAGE EXTERNAL NOT NULL
);

CREATE INDEX telemetry_tail_first ON telemetry_tail (first, position);
