"""The table of what records are found by, and the function that computes how."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

FORWARD = r"""
CREATE FUNCTION search_lexemes(
    kind text, words text, path text, corporate text, departments bigint, assignments bigint[]
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT array_to_tsvector(ARRAY(
        SELECT CASE WHEN octet_length(pair) = 2 AND length(pair) = 2
                    THEN substr(words, place, 3) ELSE pair END
        FROM generate_series(1, length(words)) AS place, substr(words, place, 2) AS pair
        UNION
        SELECT E'\n\nk' || kind
        UNION
        SELECT E'\n\n' || tree || '.' || array_to_string((string_to_array(node, '.'))[2:depth], '.') || '.'
        FROM (VALUES ('r', path), ('g', corporate)) AS given (tree, node),
             generate_series(2, cardinality(string_to_array(node, '.')) - 1) AS depth
        UNION
        SELECT E'\n\nd' || bit FROM generate_series(0, 62) AS bit
        WHERE departments & (1::bigint << bit) <> 0
        UNION
        SELECT E'\n\na' || assignment FROM unnest(assignments) AS assignment
    ))
$body$;
"""

BACKWARD = "DROP FUNCTION search_lexemes(text, text, text, text, bigint, bigint[])"


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
                (
                    "vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "kind",
                            "words",
                            "path_now",
                            "group_now",
                            "dept_mask",
                            "assignment_ids",
                            function="search_lexemes",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["vector"], name="search_entry_vector"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record_uid"), name="search_entry_once")
                ],
            },
        ),
    ]
