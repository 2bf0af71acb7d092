"""A record of every department has one lexeme for all of them, not one for each."""

from django.db import migrations

FUNCTION = r"""
CREATE OR REPLACE FUNCTION search_lexemes(
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
        WHERE departments & (1::bigint << bit) <> 0 %(but)s
        %(all)s
        UNION
        SELECT E'\n\na' || assignment FROM unnest(assignments) AS assignment
    ))
$body$;
"""
EVERY = "9223372036854775807"
FORWARD = FUNCTION % {
    "but": f"AND departments <> {EVERY}",
    "all": rf"UNION SELECT E'\n\nd*' WHERE departments = {EVERY}",
}
BACKWARD = FUNCTION % {"but": "", "all": ""}
RECOMPUTE = "UPDATE search_entry SET dept_mask = dept_mask WHERE dept_mask = 9223372036854775807"


class Migration(migrations.Migration):
    """Replace the function, and compute anew what it gave before."""

    dependencies = [("search", "0001_entry_and_lexemes")]

    operations = [
        migrations.RunSQL([FORWARD, RECOMPUTE], [BACKWARD, RECOMPUTE]),
    ]
