"""Why an addition is not taken."""

from datetime import date

from bazhua.kernel.errors import DomainError


class PolicyInPast(DomainError):
    """A row would begin today or earlier and so change answers that were given."""

    code = "policy_in_past"

    def __init__(self, since: date, today: date) -> None:
        super().__init__("since", since=since, today=today)


class PolicyUnchanged(DomainError):
    """A row says what is in force anyway."""

    code = "policy_unchanged"

    def __init__(self, since: date) -> None:
        super().__init__("values", since=since)


class PolicyDecided(DomainError):
    """An addition was confirmed or withdrawn and is not decided again."""

    code = "policy_decided"
    http_status = 409


class SecondPersonNeeded(DomainError):
    """Who confirms is no person, or the one who proposed, by himself or by a program of his."""

    code = "second_person_needed"
    http_status = 403


class ClauseKnown(DomainError):
    """A new clause has the id of one that is in the catalogue."""

    code = "clause_known"

    def __init__(self, clause: str) -> None:
        super().__init__("new_clause", clause=clause)


class ClauseUnknown(DomainError):
    """A row cites a clause that is not in the catalogue and is not given along."""

    code = "clause_unknown"

    def __init__(self, clause: str) -> None:
        super().__init__("clause", clause=clause)
