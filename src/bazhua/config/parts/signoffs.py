"""Every kind of sign-off; a part adds its own from its ``interfaces/signoffs.py``."""

from bazhua.grips.dangers.interfaces.signoffs import KINDS as OF_DANGERS
from bazhua.infra.signoff.kinds import SignOffKind

KINDS: tuple[SignOffKind, ...] = OF_DANGERS
