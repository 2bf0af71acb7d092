"""Open pages by what they hear; a page that does not keep up ends alone."""

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Final

from bazhua.gate.frames import REFRESH, framed
from bazhua.gate.refusals import StreamFull, StreamTooMany
from bazhua.kernel.stream.hint import Hint, covering

MOST_WAITING: Final = 64
"""Events that wait for one page; it misses none, since it refreshes when it comes back."""


@dataclass(eq=False, slots=True)
class Listener:
    """One open page: what waits to be sent to it."""

    holder: str
    topics: tuple[str, ...]
    ended: bool = False
    _waiting: deque[bytes] = field(default_factory=deque)
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def hand(self, frame: bytes) -> None:
        """Let an event wait; one that finds no room ends the page's stream."""
        if self.ended:
            return
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(frame)
            self._bell.set()
        else:
            self._waiting.clear()
            self.end()

    def end(self, last: bytes = b"") -> None:
        """End the stream after what waits and a last word."""
        if last and not self.ended:
            self._waiting.append(last)
        self.ended = True
        self._bell.set()

    async def next(self, within_s: float, otherwise: bytes) -> bytes:
        """Return what waits, or something else when nothing came in time; nothing at the end."""
        if not self._waiting and not self.ended:
            self._bell.clear()
            try:
                async with asyncio.timeout(within_s):
                    await self._bell.wait()
            except TimeoutError:
                return otherwise
        frames = b"".join(self._waiting)
        self._waiting.clear()
        return frames


@dataclass(slots=True)
class Hub:
    """All open pages of this gate."""

    most: int
    most_per_holder: int
    _listeners: set[Listener] = field(default_factory=set)
    _by_topic: dict[str, set[Listener]] = field(default_factory=dict)
    _by_holder: Counter[str] = field(default_factory=Counter)

    def join(self, holder: str, topics: tuple[str, ...]) -> Listener:
        """Let a page hear some topics until it leaves.

        Raises:
            StreamFull: there are too many pages.
            StreamTooMany: there are too many of this holder.
        """
        if len(self._listeners) >= self.most:
            raise StreamFull(self.most)
        if self._by_holder[holder] >= self.most_per_holder:
            raise StreamTooMany(self.most_per_holder)
        listener = Listener(holder, topics)
        self._listeners.add(listener)
        self._by_holder[holder] += 1
        for topic in topics:
            self._by_topic.setdefault(topic, set()).add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a page."""
        self._listeners.remove(listener)
        self._by_holder[listener.holder] -= 1
        if not self._by_holder[listener.holder]:
            del self._by_holder[listener.holder]
        for topic in listener.topics:
            self._by_topic[topic].discard(listener)
            if not self._by_topic[topic]:
                del self._by_topic[topic]

    def tell(self, hint: Hint) -> None:
        """Hand a hint to all who hear its topic or one above it, once each."""
        frame = framed(hint)
        found = {one for topic in covering(hint.topic) for one in self._by_topic.get(topic, ())}
        for listener in found:
            listener.hand(frame)

    def refresh(self) -> None:
        """Tell every page that something may have been missed."""
        for listener in self._listeners:
            listener.hand(REFRESH)

    def end(self) -> None:
        """End every stream."""
        for listener in self._listeners:
            listener.end()
