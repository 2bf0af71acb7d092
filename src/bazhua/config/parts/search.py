"""Every kind of record that the one search finds; a part adds its own from its ``interfaces``."""

from bazhua.grips.dangers.interfaces.search import KINDS as OF_DANGERS
from bazhua.grips.inherent.interfaces.search import KINDS as OF_MONITORING
from bazhua.infra.search.kinds import SearchKind
from bazhua.registry.interfaces.web.where.search import KINDS as OF_THE_REGISTRY

KINDS: tuple[SearchKind, ...] = (*OF_THE_REGISTRY, *OF_DANGERS, *OF_MONITORING)
