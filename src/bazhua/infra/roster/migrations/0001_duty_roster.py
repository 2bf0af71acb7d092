"""Shifts, substitutes, leave, signatures, delegations."""

import datetime

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DutyDelegation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("giver", models.UUIDField()),
                ("taker", models.UUIDField()),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["giver", "taker"], name="roster_delegation_pair")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="roster_dutydelegation_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("taker")), _negated=True),
                        name="roster_delegation_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyLeave",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("person", models.UUIDField()),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["person", "until"], name="roster_leave_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="roster_dutyleave_span",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyShift",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("post", models.CharField(db_collation="C", max_length=120)),
                ("person", models.UUIDField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField(null=True)),
                ("cycle_days", models.PositiveSmallIntegerField(default=1)),
                (
                    "on_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                ("begins", models.TimeField()),
                ("lasts", models.DurationField()),
                ("rank", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["post", "last_day"], name="roster_shift_post")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lasts__gt", datetime.timedelta(0)),
                            ("lasts__lte", datetime.timedelta(days=7)),
                        ),
                        name="roster_dutyshift_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="roster_dutyshift_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cycle_days__gt", 0)), name="roster_dutyshift_cycle"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutySignature",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("post", models.CharField(db_collation="C", max_length=120)),
                ("at", models.DateTimeField()),
                ("person", models.UUIDField()),
                ("signed_at", models.DateTimeField()),
                ("content_sha256", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("post", "at", "person"), name="roster_signature_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DutySubstitute",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "origin_instance",
                    models.CharField(
                        blank=True, db_collation="C", default="", editable=False, max_length=40
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("post", models.CharField(db_collation="C", max_length=120)),
                ("absent", models.UUIDField()),
                ("person", models.UUIDField()),
                ("when_away", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["post", "until"], name="roster_substitute_post")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="roster_dutysubstitute_span",
                    )
                ],
            },
        ),
    ]
