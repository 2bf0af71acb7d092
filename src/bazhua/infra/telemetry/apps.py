"""Django app of the tables that gate and engine write."""

from django.apps import AppConfig


class TelemetryConfig(AppConfig):
    """Migrations of plain tables; there are no models."""

    name = "bazhua.infra.telemetry"
    label = "telemetry"
