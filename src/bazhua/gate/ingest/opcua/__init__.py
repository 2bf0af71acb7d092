"""Readings of OPC UA servers: listened to, gathered into batches of a gateway."""
