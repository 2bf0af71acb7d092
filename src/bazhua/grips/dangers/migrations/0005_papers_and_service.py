"""Papers about hidden dangers, how each was served, and the day until which an order binds."""

from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    "rectification_order",
    "reinspection_opinion",
    "listing_notice",
    "major_danger_report",
]
WAYS = ["HANDED_OVER", "LEFT_AT_PLACE", "BY_POST", "ELECTRONIC", "BY_NOTICE"]
PROOFS = [
    "SIGNATURE",
    "REFUSAL",
    "WITNESSES",
    "RECORDING",
    "RETURN_SLIP",
    "CONSENT",
    "OTHER_WAYS_FAILED",
]
FORWARD = """
CREATE FUNCTION dangers_service_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the record of a service stays' USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER dangers_service_stays BEFORE UPDATE OR DELETE ON dangers_service
    FOR EACH ROW EXECUTE FUNCTION dangers_service_refuse();
"""
BACKWARD = """
DROP TRIGGER dangers_service_stays ON dangers_service;
DROP FUNCTION dangers_service_refuse();
"""


def record_fields() -> list[tuple[str, Any]]:
    """Return what every record has."""
    return [
        ("id", models.BigAutoField(primary_key=True, serialize=False)),
        ("uid", models.UUIDField(editable=False, unique=True)),
        ("version", models.PositiveIntegerField(default=1, editable=False)),
        (
            "origin_instance",
            models.CharField(
                blank=True, db_collation="C", default="", editable=False, max_length=40
            ),
        ),
    ]


def kept(to: str) -> Any:
    """Return a reference that keeps what it names."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to)


class Migration(migrations.Migration):
    """Add two tables and a column; the record of a service is never changed."""

    dependencies = [
        ("dangers", "0004_counted"),
        ("papers", "0002_issued_paper_stays"),
    ]

    operations = [
        migrations.CreateModel(
            name="DangerPaper",
            fields=[
                *record_fields(),
                ("kind", models.CharField(db_collation="C", max_length=40)),
                ("days", models.PositiveSmallIntegerField(null=True)),
                ("danger", kept("dangers.hiddendanger")),
                ("paper", kept("papers.paper")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "danger"), name="dangers_dangerpaper_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", KINDS)), name="dangers_dangerpaper_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("days__gte", 1), ("kind", "rectification_order")),
                            models.Q(
                                models.Q(("kind", "rectification_order"), _negated=True),
                                ("days", None),
                            ),
                            _connector="OR",
                        ),
                        name="dangers_dangerpaper_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                *record_fields(),
                ("way", models.CharField(db_collation="C", max_length=20)),
                ("served_at", models.DateTimeField()),
                ("effective_at", models.DateTimeField()),
                ("last_day", models.DateField(null=True)),
                ("recipient", models.CharField(blank=True, default="", max_length=120)),
                ("refusal", models.CharField(blank=True, default="", max_length=300)),
                (
                    "witnesses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), default=list, size=None
                    ),
                ),
                (
                    "proofs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(db_collation="C", max_length=20),
                        default=list,
                        size=None,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("served_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("paper", kept("papers.paper")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("paper",), name="dangers_service_once"),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", WAYS)), name="dangers_service_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proofs__contained_by", PROOFS),
                            models.Q(("proofs", []), _negated=True),
                        ),
                        name="dangers_service_proofs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effective_at__gte", models.F("served_at"))),
                        name="dangers_service_effective",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.AddField(
            model_name="hiddendanger", name="ordered_until", field=models.DateField(null=True)
        ),
        migrations.AddConstraint(
            model_name="hiddendanger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ordered_until", None),
                    ("marks__contains", ["RECTIFICATION_ORDERED"]),
                    _connector="XOR",
                ),
                name="dangers_hiddendanger_ordered",
            ),
        ),
    ]
