"""Start processes in order, keep them running, stop them in reverse order."""

import signal
import time
from collections.abc import Callable

from bazhua.infra.launcher.backoff import Backoff
from bazhua.infra.launcher.journal import Journal
from bazhua.infra.launcher.linux import adopt_orphans
from bazhua.infra.launcher.pause import pause, wait_until
from bazhua.infra.launcher.process import (
    Child,
    ProcessSpec,
    ask_to_stop,
    end_orphans,
    kill,
    spawn,
)
from bazhua.infra.launcher.refusal import LaunchRefused, StopRequested, refuse
from bazhua.kernel.words import Phrase, say

RETRY_WITHIN_S = 10.0
TICK_S = 1.0
POLL_S = 0.02
ASK_S = 0.1


def _nothing() -> None:
    return


class Supervisor:
    """The parent of all processes of a platform; use it inside `signals_held`, in one thread."""

    def __init__(self, journal: Journal, tell: Callable[[Phrase], None]) -> None:
        """Keep where children write and how a person is told."""
        self._journal = journal
        self._tell = tell
        self._children: list[Child] = []
        adopt_orphans()

    def run(self, spec: ProcessSpec, meanwhile: Callable[[], None] = _nothing) -> None:
        """Run a process to its end, and do something again and again meanwhile.

        Raises: LaunchRefused – it failed; StopRequested – somebody asked for the end.
        """
        child = self._started(spec)

        def ended_by_now() -> bool:
            meanwhile()
            return child.status is not None

        ended = wait_until(ended_by_now, within_s=spec.ready_within_s, every_s=ASK_S)
        status = child.status
        if not ended:
            kill(child)
        self._forget(child)
        if status != 0:
            raise self._failure(child.spec, status)

    def start(self, spec: ProcessSpec) -> None:
        """Start a process and wait until it is ready; one that ends is retried for 10 s.

        Raises: LaunchRefused – it did not become ready; StopRequested – somebody asked for the end.
        """
        until = time.monotonic() + RETRY_WITHIN_S
        backoff = Backoff()
        while True:
            child = self._started(spec)
            if self._became_ready(child):
                return
            backoff = backoff.after(0.0)
            status = child.status
            if status is None:
                kill(child)
            self._forget(child)
            if status is None or time.monotonic() + backoff.wait_s >= until:
                raise self._failure(spec, status)
            wait_until(lambda: False, within_s=backoff.wait_s)

    def _became_ready(self, child: Child) -> bool:
        # Asked once only: what was ready may be busy, or killed and coming back, a moment later.
        came = wait_until(
            lambda: child.status is not None or child.spec.ready(),
            within_s=child.spec.ready_within_s,
            every_s=ASK_S,
        )
        return came and child.status is None

    def watch(self) -> None:
        """Keep every started process running until somebody asks for the end."""
        backoffs = {child.spec.name: Backoff() for child in self._children}
        due: dict[str, float] = {}
        while True:
            try:
                pause(min([TICK_S, *(at - time.monotonic() for at in due.values())]))
            except StopRequested:
                return
            self._journal.turn()
            for child in [one for one in self._children if one.status is not None]:
                name = child.spec.name
                if name not in due:
                    backoffs[name] = backoffs[name].after(child.lived_s)
                    due[name] = time.monotonic() + backoffs[name].wait_s
                    self._report(child)
                elif time.monotonic() >= due[name]:
                    del due[name]
                    self._restart(child)

    def _report(self, child: Child) -> None:
        end_orphans(self._known())
        self._tell(
            say(
                "{name} 意外结束（{how}），正在重新启动。",
                "{name} ended unexpectedly ({how}); starting it again.",
                name=child.spec.name,
                how=ended_how(child.popen.wait()),
            )
        )

    def _restart(self, child: Child) -> None:
        self._children[self._children.index(child)] = spawn(child.spec, self._journal)

    def stop(self) -> None:
        """End every process in reverse order; none is left when this returns."""
        for child in reversed(self._children):
            ask_to_stop(child)
            until = time.monotonic() + child.spec.stop_within_s
            while child.status is None and time.monotonic() < until:
                time.sleep(POLL_S)
            kill(child)
        self._children.clear()
        end_orphans(frozenset())

    def _started(self, spec: ProcessSpec) -> Child:
        child = spawn(spec, self._journal)
        self._children.append(child)
        return child

    def _forget(self, child: Child) -> None:
        self._children.remove(child)
        end_orphans(self._known())

    def _known(self) -> frozenset[int]:
        return frozenset(child.popen.pid for child in self._children)

    def _failure(self, spec: ProcessSpec, status: int | None) -> LaunchRefused:
        silent = say("{s} 秒内没有就绪", "not ready within {s} s", s=f"{spec.ready_within_s:.0f}")
        return refuse(
            "{name} 启动失败（{reason}）。日志 {path} 的最后几行：\n{lines}",
            "{name} did not start ({reason}). The last lines of {path}:\n{lines}",
            name=spec.name,
            reason=silent if status is None else ended_how(status),
            path=str(self._journal.path(spec.name)),
            lines="\n".join(f"  {line}" for line in self._journal.last_lines(spec.name)),
        )


def ended_how(status: int) -> Phrase:
    """Return how a process ended: its exit status, or the signal that killed it."""
    if status < 0:
        return say("被信号 {s} 终止", "killed by {s}", s=signal.Signals(-status).name)
    return say("退出状态 {s}", "exit status {s}", s=str(status))
