"""What is kept, so that no work is done twice: values by the digest of everything that they depend on.

What is kept where, and for how long, is the affair of whoever calls: here a store is two functions.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Aside", "LostError", "Memory", "Remembering", "Run", "Store", "digest", "one_by_one"]

GivenT = TypeVar("GivenT")
MadeT = TypeVar("MadeT")


class LostError(Exception):
    """A store no longer holds what it held a moment ago: it was damaged."""


class Store(Protocol):
    """Keeps bytes by key. It may forget any of them between two builds, and never returns others than were put."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or nothing."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""

    def read(self, key: str, reader: Callable[[bytes], MadeT], /) -> MadeT | None:
        """Return what was put under a key as what it means, or nothing. Whoever gets it must not change it."""
        found = self.get(key)
        return None if found is None else reader(found)

    def once(self, _: str, make: Callable[[], MadeT], /) -> MadeT:
        """Return what is made, or was made before under a key. Whoever gets it must not change it."""
        return make()


class Memory(Store):
    """A store that lasts as long as itself."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.values: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or nothing."""
        return self.values.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self.values[key] = value


class Aside(Memory):
    """A store that looks into another, and keeps aside what is put."""

    def __init__(self, store: Store) -> None:
        """Take the other store."""
        super().__init__()
        self.store = store

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or nothing."""
        return self.values.get(key) or self.store.get(key)


class Remembering(Store):
    """A store of which what was read is remembered by the next that looks into the same, and no longer."""

    def __init__(self, store: Store, before: Remembering | None = None) -> None:
        """Take the store, and the one before."""
        self.store = store
        self.before: Mapping[str, object] = before.kept if before else {}
        self.kept: dict[str, object] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or nothing."""
        return self.store.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self.store.put(key, value)

    def read(self, key: str, reader: Callable[[bytes], MadeT], /) -> MadeT | None:
        """Return what was put under a key as what it means, or nothing."""
        found = self.once(key, lambda: super(Remembering, self).read(key, reader))
        if found is None:
            del self.kept[key]
        return found

    def once(self, key: str, make: Callable[[], MadeT], /) -> MadeT:
        """Return what is made, or was made before under a key."""
        if key not in self.kept:
            self.kept[key] = self.before[key] if key in self.before else make()
        return cast("MadeT", self.kept[key])


class Run(Protocol):
    """Does the same with many things, in whatever processes, and yields what comes of each in the order of the things.

    The stage is what is told of it to whoever waits.
    """

    def __call__(self, stage: str, function: Callable[[GivenT], MadeT], given: Sequence[GivenT], /) -> Iterable[MadeT]:
        """Yield what the function returns for each of those given."""


def one_by_one(_: str, function: Callable[[GivenT], MadeT], given: Sequence[GivenT]) -> Iterable[MadeT]:
    """Do it here, one after the other."""
    return map(function, given)


def digest(*parts: str | bytes) -> str:
    """Return a key for some parts: another one for any other parts, also for the same bytes parted otherwise."""
    state = blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(b"%d:" % len(content))
        state.update(content)
    return state.hexdigest()
