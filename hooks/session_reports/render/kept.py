"""Pages and files whose content lies in a store until it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports.keeping import LostError

from .output import Asset, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from session_reports.keeping import Store

__all__ = ["KeptAsset", "KeptPage"]


class KeptPage(Page):
    """A page whose Markdown lies in a store, until it is asked for."""

    __slots__ = ("_anchors", "_store", "key")
    _anchors: tuple[str, ...]
    _store: Store
    key: str

    def __init__(  # noqa: PLR0913, PLR0917 - what is said of it, and where its Markdown is
        self, path: str, meta: Mapping[str, object], source: str, key: str, anchors: tuple[str, ...], store: Store
    ) -> None:
        """Take the digest of its Markdown, which is the key of it in the store."""
        given = {"path": path, "meta": meta, "source": source, "key": key, "_anchors": anchors, "_store": store}
        for name, value in given.items():
            object.__setattr__(self, name, value)

    @property
    def markdown(self) -> str:
        """Its Markdown. Raises LostError where the store has lost it."""
        return _found(self._store, self.key).decode()

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors on it, each once."""
        return self._anchors


class KeptAsset(Asset):
    """A file that is no page, whose content lies in a store."""

    __slots__ = ("_store", "key")
    _store: Store
    key: str

    def __init__(self, path: str, key: str, store: Store) -> None:
        """Take the digest of its content, which is the key of it in the store."""
        for name, value in {"path": path, "key": key, "_store": store}.items():
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        """What it holds. Raises LostError where the store has lost it."""
        return _found(self._store, self.key)


def _found(store: Store, key: str) -> bytes:
    found = store.get(key)
    if found is None:
        raise LostError
    return found
