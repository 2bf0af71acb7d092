"""What a new cluster is given of the machine."""

import pytest

from bazhua.infra.launcher.postgres.tuning import memory_bytes, tuned, write

GIB = 1 << 30


@pytest.mark.parametrize(
    ("memory", "buffers", "cache"),
    [(GIB // 4, "128MB", "128MB"), (2 * GIB, "512MB", "1024MB"), (64 * GIB, "2048MB", "32768MB")],
)
def test_a_quarter_is_for_buffers_within_bounds(memory, buffers, cache):
    given = tuned(memory)

    assert (given["shared_buffers"], given["effective_cache_size"]) == (buffers, cache)


@pytest.mark.parametrize(("limit", "counts"), [("1073741824\n", True), ("max\n", False)])
def test_a_container_has_less_than_its_machine(tmp_path, limit, counts):
    file = tmp_path / "memory.max"
    file.write_text(limit)

    whole = memory_bytes(tmp_path / "missing")

    assert memory_bytes(file) == (min(GIB, whole) if counts else whole)


def test_settings_are_added_to_what_stands_there(tmp_path):
    conf = tmp_path / "postgresql.conf"
    conf.write_text("max_connections = 100\n")

    write(tmp_path, {"jit": "off"})

    assert conf.read_text().splitlines()[0] == "max_connections = 100"
    assert conf.read_text().splitlines()[-1] == "jit = off"
