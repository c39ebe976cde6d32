"""Nodes of YAML as far as they hold what is looked for: someone may be editing the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports.source import Fields, Items, Scalar

if TYPE_CHECKING:
    from session_reports.source import Node, Place

__all__ = ["get", "items", "place", "text"]


def get(node: Node | None, key: str) -> Node | None:
    """Return the value of a field; nothing where there is none."""
    return node.fields[key][1] if isinstance(node, Fields) and key in node.fields else None


def text(node: Node | None, key: str) -> str:
    """Return the text of a field; nothing where there is none."""
    found = get(node, key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def items(node: Node | None, key: str) -> tuple[Node, ...]:
    """Return the entries of a field that is a list; none where it is no list."""
    found = get(node, key)
    return found.items if isinstance(found, Items) else ()


def place(node: Node, key: str = "") -> Place:
    """Return where a field stands, or its record where there is no such field."""
    return node.fields[key][0] if isinstance(node, Fields) and key in node.fields else node.place
