"""What the first start of a demonstration calls."""

from bazhua.registry.services.demo.loading import load_demonstration

__all__ = ("load_demonstration",)
