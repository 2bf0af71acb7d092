"""The door of the registry for other packages."""

from bazhua.registry.services.where.standing import prepare_registry

__all__ = ("prepare_registry",)
