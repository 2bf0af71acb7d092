"""Settings of a site where a cookie names a person of the registry, with all that is given to him."""

from bazhua.config.settings.site import *  # noqa: F403

ACTOR_PROVIDER = "tests.samples.asking.granted"
"""Who asks in tests: the person whose uid a cookie names, with his grants."""
