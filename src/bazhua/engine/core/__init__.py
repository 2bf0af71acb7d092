"""The pure part of the engine: from readings, operations and ticks to transitions of alarms."""
