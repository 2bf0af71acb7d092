"""The door of the registry: what other packages may use of it."""

from bazhua.registry.domain.people import PostKind
from bazhua.registry.selectors.names import persons_called, places_called, posts_called
from bazhua.registry.selectors.parties import Party, bodies_of, party_of
from bazhua.registry.selectors.where.answering import answering_post, supervising_post
from bazhua.registry.selectors.where.spots import (
    Spot,
    Subject,
    spot_of,
    subjects_near,
    subjects_of,
)
from bazhua.registry.selectors.where.subjects import department_bits, place_of, section_of
from bazhua.registry.selectors.where.tabs import Asked, EnterpriseTab, TabBody
from bazhua.registry.selectors.who.actors import (
    actor_of,
    client_of,
    human_behind,
    known_actor,
    must_show_second_factor,
    system_of,
)
from bazhua.registry.selectors.who.duties import (
    VACANT,
    callable_among,
    holders_within,
    posts_held,
)
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.standing import prepare_registry
from bazhua.registry.services.who.grants import Giving, confirm_grant, end_grant, give_role
from bazhua.registry.services.who.persons import reached_by_mail, reached_by_phone
from bazhua.registry.services.who.starting import make_first_administrator

__all__ = (
    "VACANT",
    "Asked",
    "EnterpriseTab",
    "Giving",
    "Party",
    "PostKind",
    "Spot",
    "Subject",
    "TabBody",
    "actor_of",
    "answering_post",
    "bodies_of",
    "callable_among",
    "client_of",
    "confirm_grant",
    "department_bits",
    "end_grant",
    "give_role",
    "holders_within",
    "human_behind",
    "known_actor",
    "load_demonstration",
    "make_first_administrator",
    "must_show_second_factor",
    "party_of",
    "persons_called",
    "place_of",
    "places_called",
    "posts_called",
    "posts_held",
    "prepare_registry",
    "reached_by_mail",
    "reached_by_phone",
    "section_of",
    "spot_of",
    "subjects_near",
    "subjects_of",
    "supervising_post",
    "system_of",
)
