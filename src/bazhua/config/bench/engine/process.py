"""The Tennessee Eastman process: samples of normal operation and of ten faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np

from bazhua.engine.core.codes import Floats

FOLDER: Final = files("bazhua.engine") / "data" / "tennessee_eastman"
FAULTS: Final = range(1, 11)
BEGINS: Final = 160
"""Samples before a fault."""

MINUTES: Final = 3
"""Between two samples."""


@dataclass(frozen=True, slots=True)
class Process:
    """Samples of 52 columns: to learn from, to set thresholds by, and of each fault."""

    normal: Floats
    held_out: Floats
    faults: Mapping[int, Floats]


def process() -> Process:
    """Read the benchmark's samples."""
    normal, faults = _read("normal.npz"), _read("faults_01_10.npz")
    return Process(
        normal["d00"], normal["d00_te"], {fault: faults[f"d{fault:02}_te"] for fault in FAULTS}
    )


def normal() -> Floats:
    """Read the samples of normal operation alone, all of them."""
    found = _read("normal.npz")
    return np.vstack([found["d00"], found["d00_te"]])


def _read(name: str) -> Mapping[str, Floats]:
    with np.load(BytesIO((FOLDER / name).read_bytes())) as packed:
        return {key: packed[key].astype(np.float64) for key in packed}
