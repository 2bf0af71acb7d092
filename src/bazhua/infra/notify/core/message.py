"""What is said to a person: words with data, and how he takes note of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bazhua.infra.notify.core.ports import Kind
from bazhua.kernel.words import Lang, Word

CONFIRM: Final[Mapping[Kind, Word]] = {
    Kind.MAIL: Word("确认码 {code}，请登录平台输入。", "Sign in and enter {code} to confirm."),
    Kind.SMS: Word("回复 {code} 即为确认。", "Reply {code} to confirm."),
    Kind.VOICE: Word("确认请按 1。", "Press 1 to confirm."),
    Kind.WECOM: Word("请点按“确认”。", "Tap “Confirm”."),
    Kind.DINGTALK: Word("回复 {code} 即为确认。", "Reply {code} to confirm."),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message in both languages.

    Attributes:
        template: key of its words, kept for counting and searching.
        data: fills the placeholders; plain text, since it is kept as it was said.
    """

    template: str
    title: Word
    text: Word
    data: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Refuse words whose placeholders the data does not fill.

        Raises:
            KeyError: a placeholder without data.
        """
        for word in (self.title, self.text):
            for lang in Lang:
                word.text(lang, **self.data)

    def headline(self, lang: Lang) -> str:
        """Return the title in a language."""
        return self.title.text(lang, **self.data)

    def body(self, lang: Lang, kind: Kind, code: str) -> str:
        """Return the text in a language, with how to take note of it on a channel."""
        said = self.text.text(lang, **self.data)
        confirm = CONFIRM.get(kind)
        return f"{said} {confirm.text(lang, code=code)}" if confirm else said

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "title": [self.title.zh, self.title.en],
            "text": [self.text.zh, self.text.en],
            "data": dict(self.data),
        }

    @classmethod
    def of_json(cls, template: str, kept: Mapping[str, Any]) -> "Message":
        """Return the message that `as_json` wrote."""
        return cls(template, Word(*kept["title"]), Word(*kept["text"]), kept["data"])
