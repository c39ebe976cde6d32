"""The same done with many things, in as many processes as the machine has cores."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Workers", "cores"]

GivenT = TypeVar("GivenT")
MadeT = TypeVar("MadeT")

_MOST_AT_ONCE = 4
"""So many things are handed over together: what comes of a session are megabytes."""
_FEWEST = 4
"""So many things are worth the start of processes."""
_SETTING = "SR_CORES"
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux, where alone there are such processes."""
_JOB: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What the processes do: they are copies of this one, made when it stands here."""


def cores() -> int:
    """Return how many processes may run at once: as many as there are cores, or as the environment says."""
    setting = os.environ.get(_SETTING, "")
    if setting.isdecimal() and int(setting):
        return int(setting)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Does the same with many things, on all cores where that is worth it, and tells how far it is."""

    def __init__(self, show: Callable[[str, int, int], None] | None = None, number: int = 0) -> None:
        """Take whom to tell of a stage, of how much is done and of how much there is; and how many processes to use."""
        self.show = show
        self.number = number or cores()

    def __call__(self, stage: str, function: Callable[[GivenT], MadeT], given: Sequence[GivenT], /) -> Iterator[MadeT]:
        """Yield what the function returns for each of those given, in their order."""
        for done, made in enumerate(self._made(function, given), 1):
            if self.show:
                self.show(stage, done, len(given))
            yield made

    def _made(self, function: Callable[[GivenT], MadeT], given: Sequence[GivenT]) -> Iterator[MadeT]:
        done = 0
        if self.number > 1 and len(given) >= _FEWEST and _may_fork():
            try:
                for made in _forked(function, given, self.number):
                    yield made
                    done += 1
            except BrokenProcessPool:  # one was killed, most likely for want of memory: the rest is done here
                pass
        yield from map(function, given[done:])


def _may_fork() -> bool:
    """Whether this process can be copied: a copy has no threads, and would wait for ever for what they hold."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(function: Callable[[GivenT], MadeT], given: Sequence[GivenT], number: int) -> Iterable[MadeT]:
    _JOB.append((function, given))
    chunk = max(1, min(_MOST_AT_ONCE, len(given) // (number * 4)))
    context = multiprocessing.get_context("fork")
    executor = ProcessPoolExecutor(number, mp_context=context, initializer=_begin, initargs=(os.getpid(),))
    try:
        yield from cast("Iterable[MadeT]", executor.map(_do, range(len(given)), chunksize=chunk))
    finally:
        _JOB.pop()
        executor.shutdown(cancel_futures=True)


def _begin(parent: int) -> None:
    """Leave Ctrl+C to the process that waits for this one, and end with it, however it ends.

    It would wait for ever for more to do, and hold what was open when it was born: the lock of a build, for one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        os._exit(1)


def _do(place: int) -> object:
    function, given = _JOB[-1]
    return function(given[place])
