"""How long official papers take."""

from bazhua.config.bench.paper.drawing import run

__all__ = ["run"]
