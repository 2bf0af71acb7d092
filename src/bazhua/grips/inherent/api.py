"""The door of inherent safety: what other packages may use of it."""

__all__: tuple[str, ...] = ()
