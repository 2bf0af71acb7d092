"""Every tab of a person's page; a part adds its own from its ``interfaces``."""

from bazhua.registry.interfaces.web.who.persontabs import OWN

TABS = OWN
