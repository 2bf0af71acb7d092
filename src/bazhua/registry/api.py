"""The door of the registry: what other packages may use of it."""

from bazhua.registry.domain.people import PostKind
from bazhua.registry.selectors.around import people_at, posts_at
from bazhua.registry.selectors.bearers import persons_with
from bazhua.registry.selectors.codes import COMMON_CODES
from bazhua.registry.selectors.lower import regions_below
from bazhua.registry.selectors.names import (
    departments_called,
    persons_called,
    places_called,
    subjects_called,
)
from bazhua.registry.selectors.narrowing import within_region
from bazhua.registry.selectors.parties import Party, bodies_of, letter_code, party_of
from bazhua.registry.selectors.where.answering import (
    answering_post,
    governing_post,
    supervising_post,
)
from bazhua.registry.selectors.where.inside import places as places_of
from bazhua.registry.selectors.where.spots import (
    Spot,
    Subject,
    spot_of,
    spots_at,
    subjects_near,
    subjects_of,
)
from bazhua.registry.selectors.where.subjects import department_bits, place_of, section_of
from bazhua.registry.selectors.where.tabs import Asked, EnterpriseTab, TabBody
from bazhua.registry.selectors.who.actors import (
    actor_of,
    human_behind,
    system_of,
)
from bazhua.registry.selectors.who.duties import (
    VACANT,
    posts_held,
)
from bazhua.registry.services.demo.areas import open_area
from bazhua.registry.services.demo.cast import Cast, demonstration_cast
from bazhua.registry.services.where.standing import prepare_registry

__all__ = (
    "COMMON_CODES",
    "VACANT",
    "Asked",
    "Cast",
    "EnterpriseTab",
    "Party",
    "PostKind",
    "Spot",
    "Subject",
    "TabBody",
    "actor_of",
    "answering_post",
    "bodies_of",
    "demonstration_cast",
    "department_bits",
    "departments_called",
    "governing_post",
    "human_behind",
    "letter_code",
    "open_area",
    "party_of",
    "people_at",
    "persons_called",
    "persons_with",
    "place_of",
    "places_called",
    "places_of",
    "posts_at",
    "posts_held",
    "prepare_registry",
    "regions_below",
    "section_of",
    "spot_of",
    "spots_at",
    "subjects_called",
    "subjects_near",
    "subjects_of",
    "supervising_post",
    "system_of",
    "within_region",
)
