"""What leads on from the page of a body; a part adds its own from its ``interfaces/bodies.py``."""

from bazhua.grips.inherent.interfaces.bodies import park_actions

ACTIONS = (park_actions,)
