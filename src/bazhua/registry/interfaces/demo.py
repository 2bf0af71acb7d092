"""What the first start of a demonstration calls, and where invented enterprises stand."""

from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.demo.spots import Spots

__all__ = ("Spots", "load_demonstration")
