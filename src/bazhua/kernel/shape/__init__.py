"""The shape of JSON by annotations: reading it strictly and writing it exactly."""
