"""Benchmarks: each returns figures with the machine, the size of the input and a rival's figure."""
