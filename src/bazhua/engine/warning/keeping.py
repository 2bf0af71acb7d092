"""Models, and what is remembered between two samples, as bytes that are kept."""

from io import BytesIO

import numpy as np

from bazhua.engine.core.codes import Floats
from bazhua.engine.warning.canonical import CanonicalModel
from bazhua.engine.warning.evidence import Threshold
from bazhua.engine.warning.scaling import Scale
from bazhua.engine.warning.watching import Seen, Watch


def packed(watch: Watch) -> bytes:
    """Return a model as bytes."""
    return _bytes(
        centre=watch.scale.centre,
        spread=watch.scale.spread,
        lags=np.array(watch.model.lags),
        states=watch.model.states,
        rest=watch.model.rest,
        threshold=watch.threshold.values,
        weight=np.array(watch.weight),
    )


def unpacked(kept: bytes) -> Watch:
    """Return the model that bytes hold."""
    told = _arrays(kept)
    return Watch(
        Scale(told["centre"], told["spread"]),
        CanonicalModel(int(told["lags"]), told["states"], told["rest"]),
        Threshold(told["threshold"]),
        float(told["weight"]),
    )


def packed_seen(seen: Seen) -> bytes:
    """Return what is remembered as bytes."""
    evidence = {} if seen.evidence is None else {"evidence": seen.evidence}
    return _bytes(recent=seen.recent, **evidence)


def unpacked_seen(kept: bytes) -> Seen:
    """Return what bytes remember."""
    told = _arrays(kept)
    return Seen(told["recent"], told.get("evidence"))


def _bytes(**arrays: Floats) -> bytes:
    into = BytesIO()
    np.savez_compressed(into, allow_pickle=False, **arrays)
    return into.getvalue()


def _arrays(kept: bytes) -> dict[str, Floats]:
    with np.load(BytesIO(kept), allow_pickle=False) as found:
        return dict(found)
