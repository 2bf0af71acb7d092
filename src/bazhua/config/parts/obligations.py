"""Every kind of obligation; a part adds its own from its ``interfaces/obligations.py``."""

from bazhua.infra.obligations.kinds import ObligationKind

KINDS: tuple[ObligationKind, ...] = ()
