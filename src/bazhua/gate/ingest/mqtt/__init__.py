"""Readings over MQTT: what is told to the gateway is told when it is durable."""
