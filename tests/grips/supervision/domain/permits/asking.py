"""Asking `permit.level`, by its keys."""

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.kernel.errors import (
    DomainError,
)
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

OPEN_PLACE = {"kind": "DH", "explosive_place": False}
RUNNING = {"kind": "DH", "explosive_place": True, "in_operation": True}
STOPPED = {"kind": "DH", "explosive_place": True, "in_operation": False}


def ask(**payload):
    rule = RULES["permit.level"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def result(**payload):
    found = ask(**payload)["result"]
    return found["permit_required"], found["level"], found["approver"], found["max_hours"]


def answered(job):
    try:
        return permit_level(BOOK, job)
    except DomainError as refusal:
        return refusal
