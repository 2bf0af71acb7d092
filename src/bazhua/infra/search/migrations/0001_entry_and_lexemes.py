"""The table of what records are found by, and the function that computes who finds them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

FORWARD = r"""
CREATE FUNCTION search_place(
    kind text, path text, corporate text, departments bigint, assignments bigint[]
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
DECLARE
    found text[] := ARRAY['k' || kind];
    below text;
    nodes text[];
BEGIN
    nodes := string_to_array(path, '.');
    below := 'r.';
    FOR depth IN 2 .. cardinality(nodes) - 1 LOOP
        below := below || nodes[depth] || '.';
        found := array_append(found, below);
    END LOOP;
    nodes := string_to_array(corporate, '.');
    below := 'g.';
    FOR depth IN 2 .. cardinality(nodes) - 1 LOOP
        below := below || nodes[depth] || '.';
        found := array_append(found, below);
    END LOOP;
    -- A record of every department has one lexeme for all of them, not one for each.
    IF departments = 9223372036854775807 THEN
        found := array_append(found, 'd*');
    ELSIF departments <> 0 THEN
        found := found || ARRAY(
            SELECT 'd' || bit FROM generate_series(0, 62) AS bit
            WHERE departments & (1::bigint << bit) <> 0
        );
    END IF;
    IF assignments <> '{}' THEN
        found := found || ARRAY(
            SELECT 'a' || assignment FROM unnest(assignments) AS assignment
        );
    END IF;
    RETURN array_to_tsvector(found);
END
$body$;
"""
# Written for speed: it runs for every record of every import.

BACKWARD = "DROP FUNCTION search_place(text, text, text, bigint, bigint[])"


class Migration(migrations.Migration):
    """Create function and table."""

    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("record_uid", models.UUIDField()),
                ("path_now", models.CharField(db_collation="C", max_length=200)),
                (
                    "group_now",
                    models.CharField(blank=True, db_collation="C", default="", max_length=200),
                ),
                ("dept_mask", models.BigIntegerField(default=0)),
                (
                    "assignment_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(db_collation="C")),
                ("key", models.CharField(db_collation="C", max_length=400)),
                ("indexed_at", models.DateTimeField()),
                ("parts", django.contrib.postgres.search.SearchVectorField()),
                (
                    "place",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "kind",
                            "path_now",
                            "group_now",
                            "dept_mask",
                            "assignment_ids",
                            function="search_place",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["parts", "place"],
                        gin_pending_list_limit=512,
                        name="search_entry_found",
                    ),
                    models.Index(fields=["path_now"], name="search_entry_path"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record_uid"), name="search_entry_once")
                ],
            },
        ),
    ]
