"""Waiting for changes in a folder."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["changes"]

# An editor saves in several steps: a new file, then its name. They are one change.
_SETTLED = 0.2


class _Noting(FileSystemEventHandler):
    def __init__(self, changed: Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"created", "deleted", "modified", "moved"}:
            self.changed.set()


def changes(folder: Path) -> Iterator[None]:
    """Yield at once, and after each change below a folder since, for ever.

    Files are asked for their times: that works on any disk.
    """
    changed = Event()
    observer = PollingObserver(timeout=0.5)
    observer.schedule(_Noting(changed), str(folder), recursive=True)
    observer.start()
    try:
        yield
        while True:
            while not changed.wait(0.5):
                pass  # in short waits, so that Ctrl+C is heard on every system
            while changed.wait(_SETTLED):
                changed.clear()
            yield
    finally:
        observer.stop()
        observer.join()
