"""What a host gets: pages and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from session_reports.keeping import digest
from session_reports.published import anchors_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Asset", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page for any host: the path of its file, its front matter, its Markdown, and its data's file."""

    path: str
    meta: Mapping[str, object]
    markdown: str
    source: str = ""
    """The file of ``data/`` to edit, from the root; empty for a page made of many."""

    @property
    def key(self) -> str:
        """The digest of its Markdown."""
        return digest("value", self.markdown.encode())

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors on it, each once."""
        return anchors_of(self.markdown)

    def text(self) -> str:
        """Return the file: front matter, then Markdown."""
        front = yaml.safe_dump(
            dict(self.meta), allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None
        )
        return f"---\n{front}---\n\n{self.markdown}"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no page."""

    path: str
    content: bytes

    @property
    def key(self) -> str:
        """The digest of its content."""
        return digest("value", self.content)
