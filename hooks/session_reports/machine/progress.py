"""How far long work is: a bar on a terminal, and a line for each stage elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Progress"]

_WIDTH = 30
_PAUSE = 0.1
_AFTER = 0.5  # seconds: shorter work needs no bar


class Progress:
    """Tells on standard error how far a piece of work is."""

    def __init__(self, name: str) -> None:
        """Take the name of the work."""
        self.name = name
        self.begun = time.monotonic()
        self.shown = 0.0
        self.drawn = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    @property
    def is_terminal(self) -> bool:
        """Whether there is a terminal to draw on."""
        return sys.stderr.isatty()

    def show(self, stage: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` steps of a stage are done; drawn ten times a second at most."""
        now = time.monotonic()
        if not self.is_terminal or now - self.begun < _AFTER or (now - self.shown < _PAUSE and done < total):
            return
        self.shown, self.drawn = now, True
        share = done / total if total else 1.0
        bar = ("#" * round(share * _WIDTH)).ljust(_WIDTH, ".")
        print(f"\r\033[K{self.name}: {stage} [{bar}] {done:,}/{total:,}", end="", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self.end()

    def end(self) -> None:
        """Take the bar away, until more is told."""
        if self.drawn:
            self.drawn = False
            print("\r\033[K", end="", file=sys.stderr, flush=True)
