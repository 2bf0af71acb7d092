"""Every tab of an enterprise's page; a part adds its own from its ``interfaces``."""

from bazhua.registry.interfaces.web.where.firm.own import OWN

TABS = OWN
