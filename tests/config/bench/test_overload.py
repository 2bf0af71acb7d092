"""Ten times the load, for minutes: nothing that was accepted is lost, and memory does not grow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[3] / "benchmarks" / "overload.json"
MOST_MIB = {"gate": 256, "engine": 1_500}


@pytest.mark.soak
@pytest.mark.parametrize("minutes", [1, 10])
def test_what_is_accepted_is_judged_and_what_is_refused_is_counted(minutes):
    argv = [sys.executable, "-m", "bazhua.config", "bench", "overload", "--runs", str(minutes)]
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)

    readings, refused = told["readings"], told["refused"]
    assert readings["accepted_lost"] == 0
    assert readings["judged"] == readings["accepted"] > 0
    assert refused["as_gateways_say"] == refused["as_the_gate_counted"] > 0
    assert {
        name for name, most in MOST_MIB.items() if told["most_memory_mib"][name] > most
    } == set()
    if minutes == 10:
        REPORT.write_text(done.stdout)
