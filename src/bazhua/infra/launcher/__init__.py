"""Run the platform on one machine: its home, its PostgreSQL, its processes. No Django here."""
