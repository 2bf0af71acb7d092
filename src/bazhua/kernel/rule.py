"""A rule of law that can be asked by itself: a pure function, its name and what it may cite."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any, Generic, TypeVar

from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.shape.reading import read
from bazhua.kernel.shape.schema import Field, fields_of
from bazhua.kernel.shape.writing import written
from bazhua.kernel.words import Lang, Phrase, Word

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Answer(Generic[ResultT]):
    """What a rule says: the result, the ids of the clauses it rests on, and how it came about."""

    result: ResultT
    clauses: tuple[str, ...]
    steps: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the registry of rules.

    ``function`` takes keyword-only parameters whose annotations are the input; if it needs
    policy its first positional parameter is the book. With too many keys for parameters it
    takes them as one value of the frozen dataclass ``given``. ``clauses`` are those the shipped
    rows of the rule cite; a province's dated rows may add to them. ``example`` is a question in
    JSON that has an answer.
    """

    name: str
    title: Word
    function: Callable[..., Answer[Any]]
    clauses: tuple[str, ...]
    example: str
    given: type[Any] | None = None

    def ask(self, payload: Mapping[str, Any], book: PolicyBook) -> Answer[Any]:
        """Return the answer to a JSON object.

        Raises:
            DomainError: the input is refused, or no row is in force.
        """
        arguments = read(self._shape, payload)
        policy = (book,) if self.needs_book else ()
        if self.given:
            return self.function(*policy, self.given(**arguments))
        return self.function(*policy, **arguments)

    @property
    def keys(self) -> tuple[Field, ...]:
        """The keys of the input."""
        return fields_of(self._shape)

    @property
    def _shape(self) -> Callable[..., Any]:
        return self.given or self.function

    @property
    def needs_book(self) -> bool:
        """Whether the function takes the policy book."""
        parameters = signature(self.function).parameters.values()
        positional = [p for p in parameters if p.kind is not Parameter.KEYWORD_ONLY]
        return len(positional) > (self.given is not None)


def answer_json(rule: Rule, answer: Answer[Any], book: PolicyBook, lang: Lang) -> dict[str, Any]:
    """Return an answer as command and endpoint print it, its steps in words."""
    cited = dict.fromkeys(answer.clauses)
    return {
        "rule": rule.name,
        "result": written(answer.result),
        "clauses": [{"id": id_, "status": book.clauses[id_].status.value} for id_ in cited],
        "book": book.digest,
        "steps": [step.text(lang) for step in answer.steps],
    }
