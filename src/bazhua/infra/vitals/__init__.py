"""Whether the platform itself is well: processes, duties, queues, ledger, clocks."""
